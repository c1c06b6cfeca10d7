package dev.handoff.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

@BrowserTest
class WebChatTest {

    @Test
    void a_visitor_meets_the_bot_asks_for_a_human_and_talks_with_one_to_the_end(Browsers browsers) {
        var anna = browsers.signIn("anna");
        anna.openNewestFirst();
        var visitor = browsers.open(options -> options);
        visitor.goTo("/chat");
        var log = visitor.byRole(AriaRole.LOG, "Messages");
        var status = visitor.page().getByRole(AriaRole.STATUS);
        assertThat(log.getByRole(AriaRole.LISTITEM).first()).containsText("Bot");
        say(visitor, "My bicycle arrived without pedals");
        assertThat(log).containsText("My bicycle arrived without pedals");
        visitor.button("Talk to a human").click();
        assertThat(status).hasText("A colleague will be with you in a moment.");

        anna.row("New", "My bicycle arrived without pedals").click();
        assertThat(anna.thread()).containsText("My bicycle arrived without pedals");
        anna.action("Assign to me").click();
        anna.action("Join").click();
        answer(anna, "The pedals are in the second box.");
        assertThat(log).containsText("The pedals are in the second box.");
        assertThat(status).hasText("You are talking to Anna.");
        say(visitor, "Found them, thank you!");
        assertThat(anna.thread()).containsText("Found them, thank you!");

        anna.action("Close").click();
        anna.window()
                .byRole(AriaRole.ALERTDIALOG, "Close this conversation?")
                .getByText("Close conversation")
                .click();
        assertThat(status).hasText("This conversation has ended.");
        visitor.button("Start again").click();
        assertThat(log).not().containsText("Found them");
        assertThat(visitor.button("Talk to a human")).isVisible();
    }

    private static void say(Window visitor, String text) {
        visitor.byRole(AriaRole.TEXTBOX, "Your message").fill(text);
        visitor.button("Send").click();
    }

    private static void answer(Desk anna, String text) {
        anna.answerBox().fill(text);
        anna.answerBox().press("Control+Enter");
    }
}
