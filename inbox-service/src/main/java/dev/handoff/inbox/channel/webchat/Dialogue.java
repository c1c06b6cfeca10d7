package dev.handoff.inbox.channel.webchat;

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
import dev.handoff.inbox.channel.webchat.ChatState.With;
import dev.handoff.starter.store.StoredEvent;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a visitor sees of the conversation with the team, told event by event.
 *
 * <p>The bot has the word again once the last agent leaves and hands back, until somebody of the team does anything with
 * the conversation.
 */
final class Dialogue {

    private final UnaryOperator<String> nameOf;
    private final Set<String> joined = new LinkedHashSet<>();
    private final Set<String> messageIds = new HashSet<>();
    private long version = -1;
    private long handedBackAt = -1;
    private String speaker;
    private boolean closed;

    /** @param nameOf what an agent is called */
    Dialogue(UnaryOperator<String> nameOf) {
        this.nameOf = nameOf;
    }

    /** The sequence of the last event that was told; -1 before the first. */
    long version() {
        return version;
    }

    boolean hasBegun() {
        return version >= 0;
    }

    /** The position at which the bot got the word back. */
    long handedBackAt() {
        return handedBackAt;
    }

    boolean has(String messageId) {
        return messageIds.contains(messageId);
    }

    ChatState state() {
        if (closed) return new ChatState(With.CLOSED);
        if (!hasBegun() || handedBackAt >= 0) return new ChatState(With.BOT);
        if (joined.isEmpty()) return new ChatState(With.WAITING);
        return new ChatState(
                With.AGENT,
                nameOf.apply(
                        joined.contains(speaker) ? speaker : joined.iterator().next()));
    }

    /** Goes on by one event; what was said in it, if anything. */
    Optional<ChatMessage> follow(StoredEvent stored) {
        version = stored.sequence();
        return stored.payload() instanceof ConversationEvent event ? follow(event, stored) : Optional.empty();
    }

    private Optional<ChatMessage> follow(ConversationEvent event, StoredEvent stored) {
        switch (event) {
            case Escalated _, Started _ -> {
                // the transcript is what was said before, in the visit
            }
            case Assigned _ -> handedBackAt = -1;
            case Reassigned reassigned -> {
                handedBackAt = -1;
                if (!reassigned.stay()) joined.remove(reassigned.from());
            }
            case Unassigned _ -> {
                handedBackAt = -1;
                joined.clear();
            }
            case AgentJoined agent -> {
                handedBackAt = -1;
                joined.add(agent.agentId());
            }
            case AgentLeft left -> {
                joined.remove(left.agentId());
                if (left.handBackToBot() && joined.isEmpty()) handedBackAt = stored.position();
            }
            case Closed _ -> closed = true;
            case AgentMessageSent sent -> {
                speaker = sent.agentId();
                return said(stored, sent.messageId(), "agent", nameOf.apply(sent.agentId()), sent.text());
            }
            case VisitorMessageReceived received -> {
                return said(stored, received.messageId(), "visitor", null, received.text());
            }
        }
        return Optional.empty();
    }

    private Optional<ChatMessage> said(StoredEvent stored, String messageId, String from, String name, String text) {
        messageIds.add(messageId);
        return Optional.of(new ChatMessage(messageId, from, name, text, stored.at()));
    }
}
