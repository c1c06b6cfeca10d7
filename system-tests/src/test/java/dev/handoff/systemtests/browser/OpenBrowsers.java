package dev.handoff.systemtests.browser;

import dev.handoff.systemtests.stack.SharedStack;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Chromium for all tests of a run, and fresh browsers, as of other people, for each of them. */
final class OpenBrowsers implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(OpenBrowsers.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browsers.class;
    }

    @Override
    public Browsers resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var chromium = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Chromium.class, asked -> Chromium.start(), Chromium.class);
        var browsers = new Browsers(chromium, SharedStack.of(context));
        context.getStore(NAMESPACE).put(Browsers.class, browsers);
        return browsers;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var browsers = context.getStore(NAMESPACE).remove(Browsers.class, Browsers.class);
        if (browsers == null) return;
        try (browsers) {
            if (context.getExecutionException().isPresent()) browsers.keepEvidence(context.getDisplayName());
            else browsers.assertNobodyComplained();
        }
    }
}
