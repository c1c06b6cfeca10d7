package dev.handoff.inbox.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.inbox.InboxForTests;
import dev.handoff.inbox.InboxForTests.Client;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(InboxForTests.SHARED)
class FolderHttpTest {

    private final InboxForTests inbox = InboxForTests.shared();
    private final Client anna = inbox.agent("anna");

    @Test
    void counts_follow_what_happens() {
        var agent = inbox.agent("counter");
        var before = counts(agent);
        inbox.escalated();
        inbox.escalated().assignedTo("counter");
        inbox.escalated().assignedTo("ben");
        inbox.escalated().assignedTo("ben").closedBy("ben");
        var folders = agent.get("/api/folders");
        assertThat(folders.texts("folders", "name")).containsExactly("new", "mine", "assigned", "closed");
        var after = counts(agent);
        assertThat(before).hasSize(4);
        for (int i = 0; i < 4; i++) assertThat(after.get(i) - before.get(i)).isEqualTo(1);
    }

    @Test
    void a_command_is_in_the_folders_when_it_is_answered() {
        var story = inbox.escalated();
        assertThat(ids(anna, "new?inbox=" + story.inbox())).containsExactly(story.id());
        story.assignedTo("anna");
        assertThat(ids(anna, "new?inbox=" + story.inbox())).isEmpty();
        assertThat(ids(anna, "mine?inbox=" + story.inbox())).containsExactly(story.id());
        assertThat(ids(inbox.agent("ben"), "assigned?inbox=" + story.inbox())).containsExactly(story.id());
        story.closedBy("anna");
        assertThat(ids(anna, "closed?inbox=" + story.inbox())).containsExactly(story.id());
    }

    @Test
    void a_list_goes_on_behind_its_cursor() {
        var bot = inbox.bot();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            expected.add(bot.post("/api/conversations", """
                            {"channel": "sms", "inbox": "paged", "contact": {}, "helpMessage": "Help %d"}""".formatted(i)).text("conversationId"));
        }
        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var page = anna.get(
                    "/api/folders/new?inbox=paged&channel=sms&limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            assertThat(page.json().required("items").size()).isLessThanOrEqualTo(2);
            found.addAll(page.texts("items", "conversationId"));
            cursor = page.text("nextCursor");
        } while (cursor != null);
        assertThat(found).isEqualTo(expected);
        assertThat(ids(anna, "new?inbox=paged&sort=newest")).isEqualTo(expected.reversed());
        assertThat(ids(anna, "new?inbox=paged&channel=web")).isEmpty();
        assertThat(ids(anna, "new?inbox=paged&q=HELP%203")).containsExactly(expected.get(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new?limit=0",
                "new?limit=201",
                "new?limit=x",
                "new?cursor=garbled",
                "new?sort=best",
                "new?channel=fax"
            })
    void what_makes_no_sense_is_refused(String list) {
        assertThat(anna.get("/api/folders/" + list).outcome()).isEqualTo("400 invalid-request");
    }

    @Test
    void there_are_four_folders() {
        assertThat(anna.get("/api/folders/spam").outcome()).isEqualTo("404 not-found");
        assertThat(inbox.bot().get("/api/folders").outcome()).isEqualTo("403 forbidden");
    }

    private static List<String> ids(Client client, String list) {
        return client.get("/api/folders/" + list).texts("items", "conversationId");
    }

    private static List<Long> counts(Client client) {
        return client.get("/api/folders")
                .json()
                .required("folders")
                .valueStream()
                .map(folder -> folder.required("count").longValue())
                .toList();
    }
}
