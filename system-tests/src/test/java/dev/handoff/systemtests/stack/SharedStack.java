package dev.handoff.systemtests.stack;

import dev.handoff.starter.testing.CollectorForTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the stack when the first test asks for it, and a collector of its traces. JUnit closes both after the last one. */
public final class SharedStack implements ParameterResolver {

    static final String LOCK = "the shared stack";

    /** The stack of this run, for other extensions. */
    public static Stack of(ExtensionContext context) {
        var collector = collector(context);
        return store(context)
                .computeIfAbsent(Stack.class, asked -> Stack.startOnWires(talkative(collector)), Stack.class);
    }

    private static CollectorForTests collector(ExtensionContext context) {
        return store(context)
                .computeIfAbsent(CollectorForTests.class, asked -> new CollectorForTests(), CollectorForTests.class);
    }

    /** Programs tell all that they can, so that a test can read it. */
    private static Map<String, String> talkative(CollectorForTests collector) {
        return Map.of(
                "HANDOFF_LOG_FORMAT", "ecs", "HANDOFF_LOG_LEVEL", "debug", "HANDOFF_TRACES_TO", collector.endpoint());
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(Stack.class));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return List.of(Stack.class, CollectorForTests.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class ? of(context) : collector(context);
    }
}
