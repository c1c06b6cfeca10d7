package dev.handoff.systemtests.stack;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the second stack when the first test asks for it, and stops it after the last class of those who have it: nine
 * programs that nobody needs any more take a tenth of two cores from the tests that follow. If that class is not known,
 * JUnit closes it in the end.
 */
public final class ScaledStack implements ParameterResolver, AfterAllCallback {

    public static final String LOCK = "the scaled stack";

    private static final AtomicInteger CLASSES_LEFT = new AtomicInteger();

    /** So many classes of this run have it. */
    static void isForClasses(int number) {
        CLASSES_LEFT.set(number);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context)
                .computeIfAbsent(
                        Stack.class,
                        asked -> Stack.startBeside("several", "--scale", "inbox=2,gateway=2"),
                        Stack.class);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (CLASSES_LEFT.decrementAndGet() != 0) return;
        var stack = store(context).remove(Stack.class, Stack.class);
        if (stack != null) stack.close();
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(ScaledStack.class));
    }
}
