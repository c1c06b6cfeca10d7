package dev.handoff.systemtests.stack;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;

/**
 * First what nobody can run beside itself: the tests of the scaled stack, beside them those without a stack, then those that
 * want the shared one alone. Readers fill what is left. Who bears an {@link Order} goes by it among its like.
 */
public final class LongestFirst implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparingInt(LongestFirst::rank)
                        .thenComparingInt(LongestFirst::order)
                        .thenComparing(test -> test.getTestClass().getName()));
    }

    private static int rank(ClassDescriptor test) {
        if (test.isAnnotated(ScaledStackTest.class)) return 0;
        if (!test.isAnnotated(StackTest.class)) return 1;
        return test.isAnnotated(WholeStackTest.class) ? 2 : 3;
    }

    private static int order(ClassDescriptor test) {
        return test.findAnnotation(Order.class).map(Order::value).orElse(Order.DEFAULT);
    }
}
