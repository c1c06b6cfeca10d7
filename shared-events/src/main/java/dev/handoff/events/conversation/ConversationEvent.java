package dev.handoff.events.conversation;

import dev.handoff.events.EventType;
import dev.handoff.events.PersonalData;
import dev.handoff.events.Topics;
import java.util.List;

/**
 * What can happen to a conversation. Published on {@link Topics#CONVERSATIONS}; grows, never changes.
 *
 * <p>Each event tells what it ended as well as what it began (from whom, to whom), so that a view or a subscriber can
 * follow it without knowing the state before.
 */
public sealed interface ConversationEvent {

    String conversationId();

    /** A bot handed the conversation to people: it waits in the folder New. Always the first event. */
    @EventType("handoff.conversation.escalated.v1")
    record Escalated(
            String conversationId,
            Channel channel,
            String inbox,
            ContactReference contact,
            @PersonalData String helpMessage,
            List<TranscriptLine> transcript)
            implements ConversationEvent {}

    /** An agent took a conversation that nobody had. Assigning does not join. */
    @EventType("handoff.conversation.assigned.v1")
    record Assigned(String conversationId, String assignee) implements ConversationEvent {}

    /** An assigned conversation went from one agent to another; {@code from} has left it, too, unless {@code stay}. */
    @EventType("handoff.conversation.reassigned.v1")
    record Reassigned(String conversationId, String from, String to, boolean stay) implements ConversationEvent {}

    /** The conversation went back to New; everyone has left it. */
    @EventType("handoff.conversation.unassigned.v1")
    record Unassigned(String conversationId, String assignee) implements ConversationEvent {}

    /** An agent entered the conversation and may answer. */
    @EventType("handoff.conversation.agent-joined.v1")
    record AgentJoined(String conversationId, String agentId) implements ConversationEvent {}

    /** An agent left; an assignee who leaves stays assignee. With {@code handBackToBot} the bot is to go on answering. */
    @EventType("handoff.conversation.agent-left.v1")
    record AgentLeft(String conversationId, String agentId, boolean handBackToBot) implements ConversationEvent {}

    /** An agent who had joined wrote to the visitor. */
    @EventType("handoff.conversation.agent-message-sent.v1")
    record AgentMessageSent(
            String conversationId,
            String messageId,
            String agentId,
            @PersonalData String text) implements ConversationEvent {}

    /** The visitor wrote, passed on by the bot platform. */
    @EventType("handoff.conversation.visitor-message-received.v1")
    record VisitorMessageReceived(
            String conversationId,
            String messageId,
            @PersonalData String text) implements ConversationEvent {}

    /** The assignee closed the conversation: final, everyone has left it. Always the last event. */
    @EventType("handoff.conversation.closed.v1")
    record Closed(String conversationId, String assignee) implements ConversationEvent {}
}
