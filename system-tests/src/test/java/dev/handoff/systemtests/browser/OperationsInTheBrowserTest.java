package dev.handoff.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.handoff.systemtests.stack.Poison;
import dev.handoff.systemtests.stack.Stack;
import java.util.Map;
import org.junit.jupiter.api.Test;

@BrowserTest
class OperationsInTheBrowserTest {

    private final Stack stack;

    OperationsInTheBrowserTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void an_admin_replays_folders_and_sees_it_finish(Browsers browsers) {
        var asked = lastReplayOfFolders();
        var ada = browsers.signIn("ada");
        ada.page().getByRole(AriaRole.NAVIGATION).getByText("Operations").click();
        assertThat(projection(ada, "inbox", "folders")).containsText("Running");
        assertThat(projection(ada, "contacts", "directory")).containsText("Running");
        assertThat(projection(ada, "exports", "contact-copy")).containsText("Running");

        // By the keyboard alone; the question is answered by Enter.
        ada.button("Replay folders").focus();
        ada.page().keyboard().press("Enter");
        assertThat(ada.window().byRole(AriaRole.ALERTDIALOG, "Replay folders?")).isVisible();
        ada.page().keyboard().press("Enter");

        assertThat(projection(ada, "inbox", "folders")).containsText("Made anew");
        assertThat(projection(ada, "inbox", "folders")).hasAttribute("data-status", "running");
        assertThat(lastReplayOfFolders()).as("when it was done").isNotEqualTo(asked);
    }

    @Test
    void a_publisher_pauses_and_goes_on(Browsers browsers) {
        var ada = browsers.signIn("ada");
        ada.window().goTo("/operations");
        var publisher = projection(ada, "inbox", "kafka-publisher");
        publisher.getByText("Pause", exact()).click();
        assertThat(publisher).containsText("Paused");
        publisher.getByText("Resume", exact()).click();
        assertThat(publisher).containsText("Running");
    }

    @Test
    void events_are_published_again_and_what_cannot_be_meant_is_said_at_its_field(Browsers browsers) {
        var ada = browsers.signIn("ada");
        ada.window().expect("republish"); // the browser tells of the refusal, too
        ada.window().goTo("/operations");
        projection(ada, "inbox", "republish").getByText("Republish", exact()).click();
        var form = ada.window().byRole(AriaRole.DIALOG, "Republish the events of inbox");
        form.getByLabel("From").fill("yesterday");
        form.getByText("Republish", exact()).click();
        assertThat(form.getByLabel("From")).hasAttribute("aria-invalid", "true");
        form.getByLabel("From").fill("1");
        form.getByLabel("To", new Locator.GetByLabelOptions().setExact(true)).fill("2");
        form.getByText("Republish", exact()).click();
        assertThat(form).hasCount(0);
        assertThat(projection(ada, "inbox", "republish")).containsText("Published again");
    }

    @Test
    void what_could_not_be_taken_is_seen_with_what_waits_behind_it_and_is_tried_again(Browsers browsers) {
        var poison = new Poison(stack);
        var contact = poison.give();
        try {
            stack.anna()
                    .patch("/api/contacts/" + contact, Map.of("firstName", "Later"))
                    .is(200);
            var ada = browsers.signIn("ada");
            ada.window().goTo("/operations");
            var letters = ada.window().byRole(AriaRole.REGION, "Dead letters of exports");
            var letter = letters.getByTestId("dead-letter");
            assertThat(letters).containsText("2 dead letters");
            assertThat(letter.first()).containsText("Failed");
            assertThat(letter.first()).containsText("cannot take it");
            assertThat(letter.last()).containsText("Waits");

            ada.button("Retry " + contact + " and what waits behind it").click();
            assertThat(ada.page().getByText("1 failed again: the cause is still there"))
                    .isVisible();

            letter.last().getByText("Discard", exact()).click();
            var question = ada.window().byRole(AriaRole.ALERTDIALOG, "Discard this event?");
            assertThat(question.getByText("Discard", exact())).isDisabled();
            ada.page().keyboard().press("Escape");

            poison.cure();
            letters.getByText("Retry all", exact()).click();
            assertThat(letters).hasCount(0);
            assertThat(ada.window().byRole(AriaRole.REGION, "exports").getByText("No dead letters"))
                    .isVisible();
        } finally {
            poison.takeAway();
        }
    }

    @Test
    void an_agent_neither_finds_the_page_nor_sees_anything_on_it(Browsers browsers) {
        var anna = browsers.signIn("anna");
        assertThat(anna.page().getByRole(AriaRole.NAVIGATION).getByText("Exports"))
                .isVisible();
        assertThat(anna.page().getByRole(AriaRole.NAVIGATION).getByText("Operations"))
                .hasCount(0);
        anna.window().goTo("/operations");
        assertThat(anna.page().getByText("This page is for admins")).isVisible();
        assertThat(anna.page().getByText("kafka-publisher")).hasCount(0);
    }

    private String lastReplayOfFolders() {
        return stack.ada()
                .get("/api/ops/inbox/projections/folders")
                .is(200)
                .json()
                .at("/lastReplay/finishedAt")
                .asString("");
    }

    private static Locator projection(Desk ada, String service, String name) {
        return ada.window().byRole(AriaRole.REGION, service).getByTestId("projection-" + name);
    }

    private static Locator.GetByTextOptions exact() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
