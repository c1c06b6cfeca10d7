package dev.handoff.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.handoff.systemtests.stack.Stack;
import org.junit.jupiter.api.Test;

@BrowserTest
class SessionTest {

    private final Stack stack;

    SessionTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void who_signs_out_leaves_the_browser_to_somebody_else(Browsers browsers) {
        var anna = browsers.signIn("anna");
        anna.button("Account of Anna").click();
        anna.window().byRole(AriaRole.MENUITEM, "Sign out").click();
        assertThat(anna.page().getByLabel("User name")).isVisible();
        anna.window().signIn("ben");

        var ben = new Desk(anna.window());
        ben.awaitLive();
        assertThat(ben.button("Account of Ben")).isVisible();
    }

    @Test
    void an_expired_session_leads_back_to_where_one_was_and_keeps_the_draft(Browsers browsers) {
        joinedByAnna("My contract ends in May");
        var anna = browsers.signIn("anna");
        anna.window().expect("status of 401");
        anna.open("Mine");
        anna.row("Mine", "My contract ends in May").click();
        anna.answerBox().fill("It goes on until August");
        var here = anna.page().url();

        anna.window().context().clearCookies();
        anna.page().keyboard().press("Control+Enter");
        assertThat(anna.page().getByLabel("User name")).isVisible();
        anna.window().signIn("anna");

        anna.awaitLive();
        assertThat(anna.page()).hasURL(here);
        assertThat(anna.answerBox()).hasValue("It goes on until August");
        anna.action("Send").click();
        assertThat(anna.thread()).containsText("It goes on until August");
    }

    @Test
    void an_answer_that_is_on_its_way_when_the_page_is_left_is_not_lost(Browsers browsers) {
        var id = joinedByAnna("My parcel is late");
        var anna = browsers.signIn("anna");
        anna.open("Mine");
        anna.row("Mine", "My parcel is late").click();
        anna.answerBox().fill("It comes tomorrow");
        var sending = "**/conversations/" + id + "/messages";
        anna.page().route(sending, request -> {
            // A POST is never answered.
            if (request.request().method().equals("GET")) request.resume();
        });

        anna.page().keyboard().press("Control+Enter");
        assertThat(anna.answerBox()).isEmpty();
        anna.page().reload();
        anna.page().unroute(sending);

        assertThat(anna.answerBox()).hasValue("It comes tomorrow");
        anna.action("Send").click();
        assertThat(anna.thread()).containsText("It comes tomorrow");
    }

    private String joinedByAnna(String question) {
        var id = stack.bot().escalate(question);
        stack.anna().assign(id).is(200);
        stack.anna().join(id).is(200);
        return id;
    }
}
