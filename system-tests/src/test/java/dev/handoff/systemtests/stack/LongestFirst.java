package dev.handoff.systemtests.stack;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * First the tests of the scaled stack, which take the longest and can be beside all others; beside them those without a stack,
 * then those that want the shared one alone. Readers fill what is left.
 */
public final class LongestFirst implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        var classes = context.getClassDescriptors();
        ScaledStack.isForClasses(
                (int) classes.stream().filter(test -> rank(test) == 0).count());
        classes.sort(Comparator.comparingInt(LongestFirst::rank)
                .thenComparing(test -> test.getTestClass().getName()));
    }

    private static int rank(ClassDescriptor test) {
        if (test.isAnnotated(ScaledStackTest.class)) return 0;
        if (!test.isAnnotated(StackTest.class)) return 1;
        return test.isAnnotated(WholeStackTest.class) ? 2 : 3;
    }
}
