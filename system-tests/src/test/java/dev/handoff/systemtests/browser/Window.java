package dev.handoff.systemtests.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A browser window, and what its page complains about. */
final class Window {

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Window(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        // Violations of the Content-Security-Policy are errors in the console, too.
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complaints.add("page error: " + error));
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error")) complaints.add(message.text() + " at " + message.location());
    }

    /** The browser itself complains in the console about each refusal, also about those that the story is about. */
    void expect(String complaint) {
        expected.add(Pattern.compile(complaint));
    }

    List<String> complaints() {
        return complaints.stream()
                .filter(complaint -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(complaint).find()))
                .toList();
    }

    BrowserContext context() {
        return context;
    }

    Page page() {
        return page;
    }

    /** @param path begins with a slash */
    void goTo(String path) {
        page.navigate(path);
    }

    /** At the identity provider, which the page has led to. */
    void signIn(String name) {
        page.getByLabel("User name").fill(name);
        page.getByLabel("Password").fill(name);
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
    }

    Locator button(String name) {
        return byRole(AriaRole.BUTTON, name);
    }

    /** What has this role and exactly this accessible name. */
    Locator byRole(AriaRole role, String name) {
        return page.getByRole(role, new GetByRoleOptions().setName(name).setExact(true));
    }

    void screenshot(Path file) {
        try {
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        } catch (PlaywrightException gone) {
            System.err.println("No picture of " + page.url() + ": " + gone.getMessage());
        }
    }

    void close() {
        context.close();
    }
}
