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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the events of one conversation come to, told once more and on purpose without a line of inbox-service: event by
 * event, the rows that its views must have. Also whether the events themselves can have happened one after the other.
 */
final class ConversationStory {

    private final List<Row> messages = new ArrayList<>();
    private final Map<String, Row> participants = new TreeMap<>();
    private final Set<String> present = new TreeSet<>();
    private final List<String> contradictions = new ArrayList<>();
    private Row conversation = Row.of();
    private Row beginning = Row.of();

    /** @param events all of them, from sequence 0 */
    ConversationStory(List<StoredEvent> events) {
        for (var stored : events) {
            Vocabulary.read(stored, ConversationEvent.class)
                    .ifPresentOrElse(
                            event -> follow(event, stored),
                            () -> contradictions.add("event %d is no event of a conversation that can be read: %s"
                                    .formatted(stored.sequence(), stored.type())));
        }
    }

    /** Its row in the folders. */
    Row conversation() {
        return conversation;
    }

    /** What it began with. */
    Row beginning() {
        return beginning;
    }

    List<Row> participants() {
        return List.copyOf(participants.values());
    }

    List<Row> messages() {
        return messages;
    }

    /** What cannot have happened, in words. */
    List<String> contradictions() {
        return contradictions;
    }

    private void follow(ConversationEvent event, StoredEvent stored) {
        if (stored.sequence() == 0 != (event instanceof Escalated || event instanceof Started)) {
            contradict(stored, "does not belong there");
        }
        if ("closed".equals(conversation.get("status"))) contradict(stored, "comes after the end");
        if (!event.conversationId().equals(stored.aggregateId())) contradict(stored, "is another conversation's");
        switch (event) {
            case Escalated escalated -> escalate(escalated, stored);
            case Started started -> start(started, stored);
            case Assigned assigned -> {
                assume(null, stored);
                assign(assigned.assignee(), stored.at());
            }
            case Reassigned reassigned -> {
                assume(reassigned.from(), stored);
                if (!reassigned.stay()) leave(reassigned.from());
                assign(reassigned.to(), stored.at());
            }
            case Unassigned unassigned -> {
                assume(unassigned.assignee(), stored);
                set("status", "new", "assignee", null, "assigned_at", null);
                empty(stored);
            }
            case AgentJoined joined -> join(joined.agentId(), stored);
            case AgentLeft left -> {
                if (!present.contains(left.agentId())) contradict(stored, "tells of somebody who had not joined");
                leave(left.agentId());
            }
            case AgentMessageSent sent -> {
                if (!present.contains(sent.agentId())) contradict(stored, "tells of somebody who had not joined");
                say("agent", sent.agentId(), sent.messageId(), sent.text(), stored);
            }
            case VisitorMessageReceived received -> say("visitor", null, received.messageId(), received.text(), stored);
            case Closed closed -> {
                assume(closed.assignee(), stored);
                set("status", "closed", "closed_at", stored.at());
                empty(stored);
            }
        }
        set("version", stored.sequence(), "position", stored.position());
    }

    private void escalate(Escalated escalated, StoredEvent stored) {
        begin(escalated.channel(), escalated.inbox(), escalated.contact(), escalated.helpMessage(), null, stored);
        for (var number = 0; number < escalated.transcript().size(); number++) {
            var line = escalated.transcript().get(number);
            var from = line.from().name().toLowerCase(Locale.ROOT);
            var id = stored.eventId() + "-" + number;
            messages.add(message(stored, number, id, from, null, line.text(), line.at()));
            set("last_from", from, "last_text", line.text(), "last_at", line.at());
        }
    }

    private void start(Started started, StoredEvent stored) {
        begin(started.channel(), started.inbox(), started.contact(), started.text(), started.startedBy(), stored);
        assign(started.startedBy(), stored.at());
        join(started.startedBy(), stored);
        say("agent", started.startedBy(), started.messageId(), started.text(), stored);
    }

    private void begin(
            Channel channel,
            String inbox,
            ContactReference contact,
            String text,
            String startedBy,
            StoredEvent stored) {
        var id = stored.aggregateId();
        conversation = Row.of(
                "conversation_id",
                id,
                "version",
                0L,
                "position",
                0L,
                "status",
                "new",
                "channel",
                channel.name().toLowerCase(Locale.ROOT),
                "inbox",
                inbox,
                "assignee",
                null,
                "assigned_at",
                null,
                "escalated_at",
                stored.at(),
                "escalated_position",
                stored.position(),
                "emptied",
                null,
                "last_from",
                null,
                "last_text",
                null,
                "last_at",
                null,
                "closed_at",
                null);
        beginning = Row.of(
                "conversation_id",
                id,
                "contact_id",
                contact.contactId(),
                "external_id",
                contact.externalId(),
                "display_name",
                contact.displayName(),
                "email",
                contact.email(),
                "phone",
                contact.phone(),
                "help_message",
                text,
                "started_by",
                startedBy);
    }

    private void assign(String agent, Instant at) {
        set("status", "assigned", "assignee", agent, "assigned_at", at);
    }

    private void join(String agent, StoredEvent stored) {
        if (conversation.get("assignee") == null) contradict(stored, "joins what nobody has");
        if (!present.add(agent)) contradict(stored, "tells of somebody who had joined already");
        participants.put(agent, participant(agent, stored.sequence()));
    }

    private void leave(String agent) {
        present.remove(agent);
        participants.put(agent, participant(agent, null));
    }

    private void empty(StoredEvent stored) {
        present.clear();
        set("emptied", stored.sequence());
    }

    private void say(String from, String agent, String messageId, String text, StoredEvent stored) {
        messages.add(message(stored, 0, messageId, from, agent, text, stored.at()));
        set("last_from", from, "last_text", text, "last_at", stored.at());
    }

    private Row participant(String agent, Long joined) {
        return Row.of("conversation_id", conversation.get("conversation_id"), "agent_id", agent, "joined", joined);
    }

    private static Row message(
            StoredEvent stored, long line, String id, String from, String agent, String text, Instant at) {
        return Row.of(
                "conversation_id",
                stored.aggregateId(),
                "position",
                stored.position(),
                "line",
                line,
                "message_id",
                id,
                "sender",
                from,
                "agent_id",
                agent,
                "text",
                text,
                "at",
                at);
    }

    private void set(Object... namesAndValues) {
        conversation = conversation.with(namesAndValues);
    }

    /** Two owners at once would show here. */
    private void assume(String owner, StoredEvent stored) {
        var had = conversation.text("assignee");
        if (!java.util.Objects.equals(had, owner)) {
            contradict(stored, "takes it from %s, but %s had it".formatted(said(owner), said(had)));
        }
    }

    private static String said(String owner) {
        return owner == null ? "nobody" : owner;
    }

    private void contradict(StoredEvent stored, String how) {
        contradictions.add("event %d, %s, %s".formatted(stored.sequence(), stored.type(), how));
    }
}
