package dev.handoff.localstack.check;

import dev.handoff.events.conversation.Channel;
import dev.handoff.events.conversation.ContactReference;
import dev.handoff.events.conversation.ConversationEvent;
import dev.handoff.events.conversation.ConversationEvent.AgentJoined;
import dev.handoff.events.conversation.ConversationEvent.AgentLeft;
import dev.handoff.events.conversation.ConversationEvent.AgentMessageSent;
import dev.handoff.events.conversation.ConversationEvent.Assigned;
import dev.handoff.events.conversation.ConversationEvent.Closed;
import dev.handoff.events.conversation.ConversationEvent.Escalated;
import dev.handoff.events.conversation.ConversationEvent.Reassigned;
import dev.handoff.events.conversation.ConversationEvent.Started;
import dev.handoff.events.conversation.ConversationEvent.Unassigned;
import dev.handoff.events.conversation.ConversationEvent.VisitorMessageReceived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the events of one conversation come to, told once more and on purpose without a line of inbox-service: event by
 * event, the rows that its views must have.
 */
final class ConversationStory {

    private final List<Row> messages = new ArrayList<>();
    private final Map<String, Row> participants = new TreeMap<>();
    private final ConversationRules rules = new ConversationRules();
    private Row conversation;
    private Row beginning;

    /** @param events all of them, from sequence 0 */
    ConversationStory(List<StoredEvent> events) {
        for (var stored : events) {
            Vocabulary.read(stored, ConversationEvent.class)
                    .ifPresentOrElse(event -> follow(event, stored), () -> rules.unreadable(stored));
        }
    }

    /** Its row in the folders; none if it did not begin. */
    List<Row> conversation() {
        return conversation == null ? List.of() : List.of(conversation);
    }

    /** What it began with. */
    List<Row> beginning() {
        return beginning == null ? List.of() : List.of(beginning);
    }

    List<Row> participants() {
        return List.copyOf(participants.values());
    }

    List<Row> messages() {
        return messages;
    }

    /** What cannot have happened, in words. */
    List<String> contradictions() {
        return rules.contradictions();
    }

    private void follow(ConversationEvent event, StoredEvent stored) {
        rules.follow(event, stored);
        if (conversation == null && !(event instanceof Escalated || event instanceof Started)) return;
        switch (event) {
            case Escalated escalated -> escalate(escalated, stored);
            case Started started -> start(started, stored);
            case Assigned assigned -> assign(assigned.assignee(), stored.at());
            case Reassigned reassigned -> {
                if (!reassigned.stay()) participate(reassigned.from(), null, stored);
                assign(reassigned.to(), stored.at());
            }
            case Unassigned _ ->
                conversation
                        .and("status", "new")
                        .and("assignee", null)
                        .and("assigned_at", null)
                        .and("emptied", stored.sequence());
            case AgentJoined joined -> participate(joined.agentId(), stored.sequence(), stored);
            case AgentLeft left -> participate(left.agentId(), null, stored);
            case AgentMessageSent sent -> say("agent", sent.agentId(), sent.messageId(), sent.text(), stored);
            case VisitorMessageReceived received -> say("visitor", null, received.messageId(), received.text(), stored);
            case Closed _ ->
                conversation
                        .and("status", "closed")
                        .and("closed_at", stored.at())
                        .and("emptied", stored.sequence());
        }
        conversation.and("version", stored.sequence()).and("position", stored.position());
    }

    private void escalate(Escalated escalated, StoredEvent stored) {
        begin(escalated.channel(), escalated.inbox(), stored);
        beginning = beginning(stored, escalated.contact(), escalated.helpMessage(), null);
        for (var number = 0; number < escalated.transcript().size(); number++) {
            var line = escalated.transcript().get(number);
            var from = line.from().name().toLowerCase(Locale.ROOT);
            var message = message(stored, stored.eventId() + "-" + number, from, null, line.text(), line.at());
            messages.add(message.and("line", (long) number));
            last(from, line.text(), line.at());
        }
    }

    private void start(Started started, StoredEvent stored) {
        begin(started.channel(), started.inbox(), stored);
        beginning = beginning(stored, started.contact(), started.text(), started.startedBy());
        assign(started.startedBy(), stored.at());
        participate(started.startedBy(), stored.sequence(), stored);
        say("agent", started.startedBy(), started.messageId(), started.text(), stored);
    }

    private void begin(Channel channel, String inbox, StoredEvent stored) {
        conversation = Row.of("conversation_id", stored.aggregateId())
                .and("status", "new")
                .and("channel", channel.name().toLowerCase(Locale.ROOT))
                .and("inbox", inbox)
                .and("assignee", null)
                .and("assigned_at", null)
                .and("escalated_at", stored.at())
                .and("escalated_position", stored.position())
                .and("emptied", null)
                .and("closed_at", null);
        last(null, null, null);
    }

    private static Row beginning(StoredEvent stored, ContactReference contact, String text, String startedBy) {
        return Row.of("conversation_id", stored.aggregateId())
                .and("contact_id", contact.contactId())
                .and("external_id", contact.externalId())
                .and("display_name", contact.displayName())
                .and("email", contact.email())
                .and("phone", contact.phone())
                .and("help_message", text)
                .and("started_by", startedBy);
    }

    private void assign(String agent, Instant at) {
        conversation.and("status", "assigned").and("assignee", agent).and("assigned_at", at);
    }

    /** @param joined the version at which they joined; null once they have left */
    private void participate(String agent, Long joined, StoredEvent stored) {
        var row = Row.of("conversation_id", stored.aggregateId()).and("agent_id", agent);
        participants.put(agent, row.and("joined", joined));
    }

    private void say(String from, String agent, String messageId, String text, StoredEvent stored) {
        messages.add(message(stored, messageId, from, agent, text, stored.at()));
        last(from, text, stored.at());
    }

    private void last(String from, String text, Instant at) {
        conversation.and("last_from", from).and("last_text", text).and("last_at", at);
    }

    private static Row message(StoredEvent stored, String id, String from, String agent, String text, Instant at) {
        return Row.of("conversation_id", stored.aggregateId())
                .and("position", stored.position())
                .and("line", 0L)
                .and("message_id", id)
                .and("sender", from)
                .and("agent_id", agent)
                .and("text", text)
                .and("at", at);
    }
}
