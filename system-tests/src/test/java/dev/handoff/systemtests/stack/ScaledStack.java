package dev.handoff.systemtests.stack;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the second stack when the first test asks for it. JUnit closes it after the last one. */
final class ScaledStack implements ParameterResolver {

    static final String LOCK = "the scaled stack";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ScaledStack.class))
                .computeIfAbsent(
                        Stack.class,
                        asked -> Stack.startBeside("several", "--scale", "inbox=2,gateway=2"),
                        Stack.class);
    }
}
