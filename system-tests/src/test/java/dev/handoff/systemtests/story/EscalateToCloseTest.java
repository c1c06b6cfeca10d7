package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.FolderStream;
import dev.handoff.systemtests.stack.Person;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.WholeStackTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The way of a conversation through the team, as three agents see it who have their folders open. */
@WholeStackTest
class EscalateToCloseTest {

    private static final List<String> FOLDERS = List.of("new", "mine", "assigned", "closed");

    private final Stack stack;

    EscalateToCloseTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void a_conversation_goes_from_new_to_closed_and_everyone_who_watches_sees_where_it_is() {
        try (var anna = new Watcher(stack.anna());
                var ben = new Watcher(stack.ben());
                var chris = new Watcher(stack.chris())) {
            var id = stack.bot()
                    .escalate(Map.of(
                            "helpMessage", "My parcel never arrived",
                            "channel", "whatsapp",
                            "inbox", "parcels",
                            "contact", Map.of("displayName", "Vera"),
                            "transcript",
                                    List.of(
                                            Map.of("from", "visitor", "text", "Hi", "at", "2026-01-02T03:04:05.678Z"),
                                            Map.of("from", "bot", "text", "Hello", "at", "2026-01-02T03:04:06.789Z"))));
            anna.sees(id, 0, null, "new");
            ben.sees(id, 0, null, "new");
            chris.sees(id, 0, null, "new");

            stack.anna().assign(id).is(200);
            anna.sees(id, 1, "new", "mine");
            ben.sees(id, 1, "new", "assigned");
            chris.sees(id, 1, "new", "assigned");

            stack.anna().join(id).is(200);
            anna.sees(id, 2, "mine", "mine");
            stack.anna().say(id, "I am looking into it").is(201);
            stack.bot().passOn(id, "Thank you!").is(201);
            anna.sees(id, 4, "mine", "mine");
            ben.sees(id, 4, "assigned", "assigned");

            stack.ben().reassign(id, "ben").is(200);
            anna.sees(id, 5, "mine", "assigned");
            ben.sees(id, 5, "assigned", "mine");
            chris.sees(id, 5, "assigned", "assigned");

            stack.ben().unassign(id).is(200);
            anna.sees(id, 6, "assigned", "new");
            ben.sees(id, 6, "mine", "new");
            chris.sees(id, 6, "assigned", "new");

            stack.chris().assign(id).is(200);
            stack.chris().close(id).is(200);
            anna.sees(id, 8, null, "closed");
            ben.sees(id, 8, null, "closed");
            chris.sees(id, 8, null, "closed");

            var closed = stack.anna().sees(id);
            assertThat(closed.path("assignee").asString()).isEqualTo("chris");
            assertThat(closed.path("participants")).isEmpty();
            assertThat(closed.path("closedAt").asString()).isNotEmpty();
            assertThat(closed.path("lastMessage").path("text").asString()).isEqualTo("Thank you!");
            assertThat(texts(id)).containsExactly("Hi", "Hello", "I am looking into it", "Thank you!");
            assertThat(anna.stream.events("conversation").stream().map(FolderStream.Event::id))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whoever_hands_a_conversation_on_leaves_it_unless_they_stay() {
        var left = stack.bot().escalate("Whoever had it leaves");
        stack.anna().assign(left).is(200);
        stack.anna().join(left).is(200);
        stack.ben().join(left).is(200);
        var afterwards = stack.anna().reassign(left, "chris").is(200).json();
        assertThat(participants(afterwards)).containsExactly("ben");
        assertThat(afterwards.path("assignee").asString()).isEqualTo("chris");
        assertThat(afterwards.path("assigneeName").asString()).isEqualTo("Chris");
        stack.anna().say(left, "one more thing").isRefused(409, "not-joined");

        var stayed = stack.bot().escalate("Whoever had it stays");
        stack.anna().assign(stayed).is(200);
        stack.anna().join(stayed).is(200);
        assertThat(participants(
                        stack.anna().reassignAndStay(stayed, "chris").is(200).json()))
                .containsExactly("anna");
        stack.anna().say(stayed, "Chris takes over").is(201);
    }

    @Test
    void what_changes_nothing_is_answered_and_is_no_event() {
        var id = stack.bot().escalate("Twice");
        stack.anna().assign(id).is(200);
        stack.anna().join(id).is(200);
        stack.anna().join(id).is(200);
        stack.anna().reassign(id, "anna").is(200);
        assertThat(stack.anna().sees(id).path("version").asLong()).isEqualTo(2);

        stack.anna()
                .post("/api/conversations/" + id + "/leave", Map.of("handBackToBot", true))
                .is(200);
        assertThat(stack.anna().sees(id).path("assignee").asString()).isEqualTo("anna");
        var last = stack.anna().history(id).getLast();
        assertThat(last.path("type").asString()).isEqualTo("handoff.conversation.agent-left.v1");
        assertThat(last.path("data").path("handBackToBot").asBoolean()).isTrue();
    }

    private List<String> texts(String id) {
        return stack.anna().list("/api/conversations/" + id + "/messages").stream()
                .map(message -> message.required("text").asString())
                .toList();
    }

    private static List<String> participants(JsonNode conversation) {
        return conversation
                .required("participants")
                .valueStream()
                .map(id -> id.asString())
                .toList();
    }

    /** An agent whose folders are open. */
    private record Watcher(Person agent, FolderStream stream) implements AutoCloseable {

        Watcher(Person agent) {
            this(agent, agent.watch());
        }

        /** Everything that shows where the conversation is says the same. A null as previous folder is not looked at. */
        void sees(String id, long version, String previous, String folder) {
            var event = stream.awaitVersion(id, version);
            assertThat(event.version()).isEqualTo(version);
            assertThat(event.conversation().path("folder").asString()).isEqualTo(folder);
            if (version == 0)
                assertThat(event.data().required("previousFolder").isNull()).isTrue();
            if (previous != null)
                assertThat(event.data().path("previousFolder").asString()).isEqualTo(previous);
            assertThat(withoutContact(agent.sees(id))).isEqualTo(withoutContact(event.conversation()));
            var listed = new HashMap<String, Long>();
            for (var name : FOLDERS) {
                var ids = agent.list("/api/folders/" + name).stream()
                        .map(conversation ->
                                conversation.required("conversationId").asString())
                        .toList();
                assertThat(ids.contains(id)).as(name + " holds it").isEqualTo(name.equals(folder));
                listed.put(name, (long) ids.size());
            }
            assertThat(agent.folderCounts()).isEqualTo(listed);
            await("counts on the stream").untilAsserted(() -> {
                var told = new HashMap<String, Long>();
                stream.counts().orElseThrow().forEachEntry((name, count) -> told.put(name, count.asLong()));
                assertThat(told).isEqualTo(listed);
            });
        }

        /** The contact comes when it comes, and is no new version. */
        private static JsonNode withoutContact(JsonNode conversation) {
            return ((ObjectNode) conversation.deepCopy()).without("contact");
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
