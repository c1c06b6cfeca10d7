package dev.handoff.localstack.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationStoryTest {

    private static final String ESCALATED = """
            "channel": "web", "inbox": "default", "contact": {}, "helpMessage": "Help", "transcript": []""";

    private final List<StoredEvent> events = new ArrayList<>();

    @Test
    void a_history_that_can_have_happened_has_no_contradictions() {
        happened("escalated", ESCALATED);
        happened("assigned", "\"assignee\": \"anna\"");
        happened("agent-joined", "\"agentId\": \"anna\"");
        happened("reassigned", "\"from\": \"anna\", \"to\": \"ben\", \"stay\": true");
        happened("agent-message-sent", "\"messageId\": \"m\", \"agentId\": \"anna\", \"text\": \"Hello\"");
        happened("closed", "\"assignee\": \"ben\"");
        var story = new ConversationStory(events);
        assertThat(story.contradictions()).isEmpty();
        var conversation = story.conversation().getFirst();
        assertThat(conversation.text("status")).isEqualTo("closed");
        assertThat(conversation.text("assignee")).isEqualTo("ben");
        assertThat(conversation.number("version")).isEqualTo(5);
        assertThat(conversation.number("emptied")).isEqualTo(5);
    }

    @Test
    void two_owners_at_once_are_told() {
        happened("escalated", ESCALATED);
        happened("assigned", "\"assignee\": \"anna\"");
        happened("assigned", "\"assignee\": \"ben\"");
        assertThat(new ConversationStory(events).contradictions())
                .containsExactly("event 2, handoff.conversation.assigned.v1, takes it from nobody, but anna had it");
    }

    @Test
    void what_comes_after_the_end_or_from_outside_is_told() {
        happened("escalated", ESCALATED);
        happened("assigned", "\"assignee\": \"anna\"");
        happened("closed", "\"assignee\": \"anna\"");
        happened("agent-message-sent", "\"messageId\": \"m\", \"agentId\": \"anna\", \"text\": \"Hello\"");
        assertThat(new ConversationStory(events).contradictions())
                .containsExactly(
                        "event 3, handoff.conversation.agent-message-sent.v1, comes after the end",
                        "event 3, handoff.conversation.agent-message-sent.v1, tells of somebody who had not joined");
    }

    @Test
    void an_event_of_an_unknown_type_is_told() {
        happened("escalated", ESCALATED);
        happened("teleported", "\"to\": \"mars\"");
        assertThat(new ConversationStory(events).contradictions())
                .containsExactly(
                        "event 1, handoff.conversation.teleported.v1, is no event of a conversation that can be read");
    }

    private void happened(String type, String fields) {
        var sequence = events.size();
        var json = "{\"conversationId\": \"c\", %s}".formatted(fields);
        events.add(new StoredEvent(
                sequence + 1L,
                "event-" + sequence,
                "c",
                sequence,
                "handoff.conversation.%s.v1".formatted(type),
                json.getBytes(StandardCharsets.UTF_8),
                "correlation",
                "anna",
                Instant.EPOCH));
    }
}
