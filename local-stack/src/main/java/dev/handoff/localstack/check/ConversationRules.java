package dev.handoff.localstack.check;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether the events of a conversation can have happened one after the other: each tells what it ended, and that has to
 * be what those before it had begun. Two owners at once would show here.
 */
final class ConversationRules {

    private final List<String> contradictions = new ArrayList<>();
    private final Set<String> present = new HashSet<>();
    private String assignee;
    private boolean closed;

    /** What cannot have happened, in words. */
    List<String> contradictions() {
        return contradictions;
    }

    void unreadable(StoredEvent stored) {
        contradict(stored, "is no event of a conversation that can be read");
    }

    void follow(ConversationEvent event, StoredEvent stored) {
        if (stored.sequence() == 0 != (event instanceof Escalated || event instanceof Started)) {
            contradict(stored, "does not belong there");
        }
        if (closed) contradict(stored, "comes after the end");
        if (!event.conversationId().equals(stored.aggregateId())) contradict(stored, "is another conversation's");
        switch (event) {
            case Escalated _, VisitorMessageReceived _ -> {
                // may come at any time
            }
            case Started started -> {
                assignee = started.startedBy();
                present.add(assignee);
            }
            case Assigned assigned -> take(null, assigned.assignee(), stored);
            case Reassigned reassigned -> {
                take(reassigned.from(), reassigned.to(), stored);
                if (!reassigned.stay()) present.remove(reassigned.from());
            }
            case Unassigned unassigned -> {
                take(unassigned.assignee(), null, stored);
                present.clear();
            }
            case AgentJoined joined -> join(joined.agentId(), stored);
            case AgentLeft left -> {
                expectPresent(left.agentId(), stored);
                present.remove(left.agentId());
            }
            case AgentMessageSent sent -> expectPresent(sent.agentId(), stored);
            case Closed shut -> {
                take(shut.assignee(), null, stored);
                present.clear();
                closed = true;
            }
        }
    }

    private void take(String from, String to, StoredEvent stored) {
        if (!Objects.equals(from, assignee)) {
            contradict(stored, "takes it from %s, but %s had it".formatted(name(from), name(assignee)));
        }
        assignee = to;
    }

    private void join(String agent, StoredEvent stored) {
        if (assignee == null) contradict(stored, "joins what nobody has");
        if (!present.add(agent)) contradict(stored, "tells of somebody who had joined already");
    }

    private void expectPresent(String agent, StoredEvent stored) {
        if (!present.contains(agent)) contradict(stored, "tells of somebody who had not joined");
    }

    private static String name(String agent) {
        return agent == null ? "nobody" : agent;
    }

    private void contradict(StoredEvent stored, String how) {
        contradictions.add("event %d, %s, %s".formatted(stored.sequence(), stored.type(), how));
    }
}
