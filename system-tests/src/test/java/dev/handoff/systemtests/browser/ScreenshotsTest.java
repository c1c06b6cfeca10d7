package dev.handoff.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.handoff.systemtests.stack.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The pictures of the README, on request: {@code ./handoff test -Dhandoff.screenshots=on -Dit.test=ScreenshotsTest}. */
@BrowserTest
@EnabledIfSystemProperty(named = "handoff.screenshots", matches = "on")
class ScreenshotsTest {

    private static final String DEMO = "It is with your neighbour at number 14.";

    private final Stack stack;

    ScreenshotsTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void of_the_main_pages(Browsers browsers) {
        var anna = browsers.signIn(
                "anna", options -> options.setViewportSize(1440, 810).setReducedMotion(ReducedMotion.REDUCE));
        anna.open("Mine");
        anna.row("Mine", DEMO).click();
        assertThat(anna.thread()).containsText(DEMO);
        assertThat(anna.page().getByText("None so far.")).isVisible();
        anna.window().byRole(AriaRole.HEADING, "Mine").hover();
        take(anna.window(), "inbox-light");
        anna.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        take(anna.window(), "inbox-dark");
        anna.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));

        anna.window().goTo("/contacts");
        anna.page()
                .getByRole(AriaRole.TABLE)
                .getByRole(AriaRole.CHECKBOX)
                .nth(2)
                .check();
        anna.button("Export").click();
        take(anna.window(), "contacts");

        var ben = browsers.signIn(
                "ben", options -> options.setViewportSize(390, 760).setDeviceScaleFactor(2));
        assertThat(ben.rows("New").first()).isVisible();
        take(ben.window(), "phone");

        takeChat(browsers, anna);
    }

    private void takeChat(Browsers browsers, Desk anna) {
        var visitor = browsers.open(options -> options.setViewportSize(480, 640));
        visitor.goTo("/chat");
        visitor.byRole(AriaRole.TEXTBOX, "Your message").fill("My bicycle arrived without pedals");
        visitor.button("Send").click();
        visitor.button("Talk to a human").click();
        anna.window().goTo("/inbox/new");
        anna.row("New", "My bicycle arrived without pedals").click();
        anna.action("Assign to me").click();
        anna.action("Join").click();
        anna.answerBox().fill("Hello! The pedals are in the second box, under the saddle.");
        anna.answerBox().press("Control+Enter");
        assertThat(visitor.page().getByText("The pedals are in the second box")).isVisible();
        take(visitor, "chat");
    }

    private void take(Window window, String name) {
        window.screenshot(stack.checkout().resolve("docs/screenshots/" + name + ".png"));
    }
}
