package dev.handoff.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Stack;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@BrowserTest
class OfflineTest {

    private static final String INBOX = "Tunnel";
    private static final List<String> FOLDERS = List.of("New", "Mine", "Assigned", "Closed");
    private static final int CHANGES = 200;
    private static final int PER_SECOND = 15;

    /** In what comes to 10 s. */
    private static final int MISSED = 10 * PER_SECOND;

    private static final String RECORD_STATES = """
            dot => {
              window.connectionStates = [dot.dataset.state];
              new MutationObserver(() => window.connectionStates.push(dot.dataset.state))
                .observe(dot, { attributeFilter: ['data-state'] });
            }
            """;

    private final Stack stack;

    OfflineTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void offline_for_10_s_in_the_middle_of_200_changes_and_back_without_a_hole(Browsers browsers) {
        var anna = browsers.signIn("anna");
        anna.window().expect("ERR_INTERNET_DISCONNECTED");
        anna.openInbox("New", INBOX);
        FOLDERS.forEach(anna::open);
        anna.open("New");
        anna.connection().evaluate(RECORD_STATES);

        try (var changes = new Changes(stack, INBOX, CHANGES, PER_SECOND)) {
            var before = (CHANGES - MISSED) / 2;
            changes.awaitMade(before);
            anna.window().context().setOffline(true);
            assertThat(anna.connection()).hasAttribute("data-state", "lost");
            assertThat(anna.connection()).containsText("Offline");
            changes.awaitMade(before + MISSED);
            anna.window().context().setOffline(false);
            anna.awaitLive();
            changes.awaitMade(CHANGES);
        }

        assertThat(states(anna)).containsSubsequence("live", "lost", "resuming", "live");
        anna.assertBadgesAsToldTo(stack.anna());
        for (var folder : FOLDERS) {
            anna.open(folder);
            assertShowsWhatIsKept(anna, folder);
        }
    }

    private void assertShowsWhatIsKept(Desk anna, String folder) {
        var kept = stack.anna().list("/api/folders/" + folder.toLowerCase(Locale.ROOT) + "?inbox=" + INBOX);
        assertThat(kept).as(folder).isNotEmpty();
        anna.assertShows(kept.stream().map(OfflineTest::id).toList());
        var shown = anna.shown();
        for (var conversation : kept) {
            var row = shown.get(id(conversation));
            assertThat(row).contains(text(conversation, folder));
            if (folder.equals("Assigned"))
                assertThat(row).contains(conversation.required("assigneeName").asString());
        }
    }

    private static String id(JsonNode conversation) {
        return conversation.required("conversationId").asString();
    }

    /** New shows what somebody needs help for, the others what was said last. */
    private static String text(JsonNode conversation, String folder) {
        if (folder.equals("New")) return conversation.required("helpMessage").asString();
        return conversation.required("lastMessage").required("text").asString();
    }

    private static List<String> states(Desk desk) {
        return ((List<?>) desk.page().evaluate("window.connectionStates"))
                .stream().map(String.class::cast).toList();
    }
}
