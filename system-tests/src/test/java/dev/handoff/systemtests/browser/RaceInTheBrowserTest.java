package dev.handoff.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.handoff.systemtests.stack.Person;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.WholeStackTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@BrowserTest
@WholeStackTest
class RaceInTheBrowserTest {

    private static final String NEED = "My parcel went to the wrong house";
    private static final List<String> FOLDERS = List.of("New", "Mine", "Assigned", "Closed");

    private final Stack stack;

    RaceInTheBrowserTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void two_press_assign_at_once_one_has_it_the_other_learns_who_and_a_third_brings_it_to_an_end(Browsers browsers) {
        var anna = browsers.signIn("anna");
        var ben = browsers.signIn("ben");
        var chris = browsers.signIn("chris");
        anna.openNewestFirst();
        ben.openNewestFirst();
        chris.open("Mine");

        var id = stack.bot().escalate(Map.of("helpMessage", NEED, "contact", Map.of("displayName", "Rosa Parcel")));
        anna.row("New", NEED).click();
        ben.row("New", NEED).click();
        pressAtOnce(id, anna, ben);

        var annaWon = awaitAssignee(id).equals("anna");
        var winner = annaWon ? anna : ben;
        var loser = annaWon ? ben : anna;
        var winnersName = annaWon ? "Anna" : "Ben";
        assertThat(loser.toasts()).containsText(winnersName);
        assertThat(loser.action("Reassign")).isVisible();
        assertThat(loser.action("Close")).hasCount(0);
        loser.open("Assigned");
        assertThat(loser.row("Assigned", NEED)).containsText(winnersName);
        assertThat(winner.toasts()).isEmpty();
        winner.open("Mine");
        assertThat(winner.row("Mine", NEED)).isVisible();

        winner.row("Mine", NEED).click();
        winner.action("Reassign").click();
        winner.window().byRole(AriaRole.OPTION, "Chris").click();
        assertThat(chris.row("Mine", NEED)).isVisible();
        assertThat(winner.row("Mine", NEED)).hasCount(0);
        assertThat(loser.row("Assigned", NEED)).containsText("Chris");

        chris.row("Mine", NEED).click();
        chris.action("Join").click();
        chris.answerBox().fill("I am sending a driver.");
        chris.action("Send").click();
        assertThat(chris.thread()).containsText("I am sending a driver.");
        chris.action("Close").click();
        var question = chris.window().byRole(AriaRole.ALERTDIALOG, "Close this conversation?");
        question.getByText("Close conversation").click();
        assertThat(question).hasCount(0);
        assertThat(chris.conversation()).containsText("This conversation is closed.");
        // shown before the server has answered
        await().until(() -> stack.chris().sees(id).required("folder").asString().equals("closed"));

        assertTruth(anna, stack.anna());
        assertTruth(ben, stack.ben());
        assertTruth(chris, stack.chris());
    }

    /** Both have pressed before either hears what became of it. */
    private static void pressAtOnce(String id, Desk one, Desk other) {
        one.window().expect("status of 409 .*/assign:");
        other.window().expect("status of 409 .*/assign:");
        var pressed = new ArrayList<Route>();
        var call = "**/api/conversations/" + id + "/assign";
        one.page().route(call, pressed::add);
        other.page().route(call, pressed::add);
        one.action("Assign to me").click();
        other.action("Assign to me").click();
        one.page().waitForCondition(() -> pressed.size() == 2);
        pressed.forEach(Route::resume);
    }

    /** Whoever it is, when one of the calls has come through. */
    private String awaitAssignee(String id) {
        return await().until(() -> stack.anna().sees(id).required("assignee").stringValue(null), Objects::nonNull);
    }

    /** Badges and lists say the same as the server. */
    private static void assertTruth(Desk desk, Person person) {
        desk.assertBadges(person.folderCounts());
        for (var folder : FOLDERS) {
            desk.open(folder);
            var kept = person.list("/api/folders/" + folder.toLowerCase(Locale.ROOT)).stream()
                    .map(conversation -> conversation.required("conversationId").asString())
                    .toList();
            desk.assertShows(kept);
        }
    }
}
