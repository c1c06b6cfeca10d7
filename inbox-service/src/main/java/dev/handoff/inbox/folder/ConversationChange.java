package dev.handoff.inbox.folder;

import dev.handoff.events.conversation.Channel;
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
import dev.handoff.events.conversation.TranscriptLine;
import dev.handoff.starter.store.StoredEvent;
import java.time.Instant;
import java.util.Locale;

/** What a batch of events makes of one conversation's row; null is "as it was". */
final class ConversationChange {

    final String conversationId;
    long version;
    long position;
    String status;
    String channel;
    String inbox;
    String assignee;
    Instant assignedAt;
    Instant escalatedAt;
    Long escalatedPosition;
    Long emptied;
    String lastFrom;
    String lastText;
    Instant lastAt;
    Instant closedAt;

    ConversationChange(String conversationId) {
        this.conversationId = conversationId;
    }

    void follow(ConversationEvent event, StoredEvent stored) {
        version = stored.sequence();
        position = stored.position();
        switch (event) {
            case Escalated escalated -> escalate(escalated, stored);
            case Started started -> start(started, stored);
            case Assigned assigned -> assign(assigned.assignee(), stored.at());
            case Reassigned reassigned -> assign(reassigned.to(), stored.at());
            case Unassigned _ -> unassign();
            case AgentJoined _, AgentLeft _ -> {
                // who takes part is kept apart
            }
            case AgentMessageSent sent -> message("agent", sent.text(), stored.at());
            case VisitorMessageReceived received -> message("visitor", received.text(), stored.at());
            case Closed closed -> close(closed.assignee(), stored.at());
        }
    }

    private void escalate(Escalated escalated, StoredEvent stored) {
        begin(escalated.channel(), escalated.inbox(), stored);
        status = "new";
        if (!escalated.transcript().isEmpty()) message(escalated.transcript().getLast());
    }

    private void start(Started started, StoredEvent stored) {
        begin(started.channel(), started.inbox(), stored);
        assign(started.startedBy(), stored.at());
        message("agent", started.text(), stored.at());
    }

    private void begin(Channel by, String where, StoredEvent stored) {
        channel = by.name().toLowerCase(Locale.ROOT);
        inbox = where;
        escalatedAt = stored.at();
        escalatedPosition = stored.position();
    }

    private void assign(String agent, Instant at) {
        status = "assigned";
        assignee = agent;
        assignedAt = at;
    }

    private void unassign() {
        status = "new";
        assignee = null;
        assignedAt = null;
        emptied = version;
    }

    private void close(String agent, Instant at) {
        status = "closed";
        assignee = agent;
        closedAt = at;
        emptied = version;
    }

    private void message(TranscriptLine line) {
        message(line.from().name().toLowerCase(Locale.ROOT), line.text(), line.at());
    }

    private void message(String from, String text, Instant at) {
        lastFrom = from;
        lastText = text;
        lastAt = at;
    }
}
