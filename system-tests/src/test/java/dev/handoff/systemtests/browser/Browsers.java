package dev.handoff.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.handoff.systemtests.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The browsers that one test opens, each as on another machine: own cookies, own storage. */
final class Browsers implements AutoCloseable {

    private final Chromium chromium;
    private final Stack stack;
    private final List<Window> windows = new ArrayList<>();

    Browsers(Chromium chromium, Stack stack) {
        this.chromium = chromium;
        this.stack = stack;
    }

    /** Somebody of the team signs in, the way people do, and is in the folder New. */
    Desk signIn(String name) {
        return signIn(name, options -> options);
    }

    Desk signIn(String name, UnaryOperator<NewContextOptions> wishes) {
        var window = open(wishes);
        window.goTo("/");
        window.signIn(name);
        var desk = new Desk(window);
        desk.awaitLive();
        return desk;
    }

    /** Somebody opens a browser. */
    Window open(UnaryOperator<NewContextOptions> wishes) {
        var options = new NewContextOptions()
                .setBaseURL(stack.gateway())
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin")
                .setViewportSize(1440, 900)
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setAcceptDownloads(true);
        var context = chromium.browser().newContext(wishes.apply(options));
        context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        var window = new Window(context);
        windows.add(window);
        return window;
    }

    void assertNobodyComplained() {
        assertThat(windows.stream().flatMap(window -> window.complaints().stream()))
                .as("what pages complained about in the console")
                .isEmpty();
    }

    /** Pictures of a test that failed, and what the pages complained about. */
    void keepEvidence(String test) {
        var folder = stack.work().resolve("browser");
        for (var window : windows) {
            window.screenshot(folder.resolve(test.replaceAll("\\W+", "-") + windows.indexOf(window) + ".png"));
            window.complaints().forEach(complaint -> System.err.println(test + ": " + complaint));
        }
    }

    @Override
    public void close() {
        windows.forEach(Window::close);
    }
}
