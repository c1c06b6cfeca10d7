package dev.handoff.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.AriaRole;
import dev.handoff.systemtests.stack.Stack;
import java.util.Map;
import org.junit.jupiter.api.Test;

@BrowserTest
class KeyboardTest {

    private static final String INBOX = "Keys";

    private final Stack stack;

    KeyboardTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void from_sign_in_to_close_without_a_mouse(Browsers browsers) {
        var first = escalate("The first one is patient");
        escalate("The second one is not");
        var window = browsers.open(options -> options);
        window.goTo("/inbox/new?inbox=" + INBOX);
        var keys = window.page().keyboard();
        assertThat(window.page().getByLabel("User name")).isFocused();
        keys.type("anna");
        keys.press("Tab");
        keys.type("anna");
        keys.press("Enter");
        var anna = new Desk(window);
        anna.awaitLive();

        assertThat(anna.rows("New")).hasCount(2);
        keys.press("j");
        assertThat(anna.rows("New").first()).isFocused();
        keys.press("j");
        assertThat(anna.rows("New").last()).isFocused();
        keys.press("k");
        keys.press("Enter");
        assertThat(anna.conversation()).containsText("The first one is patient");

        keys.press("a");
        assertThat(anna.conversation()).containsText("Yours");
        keys.press("o");
        assertThat(anna.answerBox()).isFocused();
        keys.type("We are on our way.");
        keys.press("Control+Enter");
        assertThat(anna.thread()).containsText("We are on our way.");
        assertThat(anna.answerBox()).isEmpty();

        keys.press("Escape");
        keys.press("e");
        var question = window.byRole(AriaRole.ALERTDIALOG, "Close this conversation?");
        assertThat(question).isVisible();
        keys.press("Enter");
        assertThat(question).hasCount(0);
        assertThat(anna.conversation()).containsText("This conversation is closed.");
        // shown before the server has answered
        await().until(() ->
                stack.anna().sees(first).required("folder").asString().equals("closed"));

        keys.press("?");
        assertThat(window.byRole(AriaRole.DIALOG, "Keyboard")).isVisible();
        keys.press("Escape");
        keys.press("g");
        keys.press("c");
        assertThat(anna.row("Closed", "We are on our way.")).isVisible();
        keys.press("/");
        assertThat(window.byRole(AriaRole.SEARCHBOX, "Search conversations")).isFocused();
    }

    private String escalate(String helpMessage) {
        return stack.bot().escalate(Map.of("inbox", INBOX, "helpMessage", helpMessage));
    }
}
