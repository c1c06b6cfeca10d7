package dev.handoff.systemtests.stack;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the stack when the first test asks for it. JUnit closes it after the last one. */
public final class SharedStack implements ParameterResolver {

    /** Programs tell all that they can, as they do in production, so that a test can read it. */
    private static final Map<String, String> TALKATIVE =
            Map.of("HANDOFF_LOG_FORMAT", "ecs", "HANDOFF_LOG_LEVEL", "debug");

    /** The stack of this run, for other extensions. */
    public static Stack of(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Stack.class))
                .computeIfAbsent(Stack.class, asked -> Stack.startOnWires(TALKATIVE), Stack.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }
}
