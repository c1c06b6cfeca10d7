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

    /** The conversation that it happened to: 1 to 64 of {@code [A-Za-z0-9_-]}, the key on the topic. */
    String conversationId();

    /**
     * A bot handed the conversation to people: it waits in the folder New. The first event of its conversation.
     *
     * @param conversationId the conversation that it happened to
     * @param channel the way by which the visitor writes
     * @param inbox the inbox it was escalated to: free text of 1 to 64 characters, {@code default} unless the bot names one
     * @param contact what the bot platform knows of the visitor
     * @param helpMessage what the visitor needs people for: 1 to 10,000 characters
     * @param transcript what was said before the escalation, oldest first; may be empty
     */
    @EventType("handoff.conversation.escalated.v1")
    record Escalated(
            String conversationId,
            Channel channel,
            String inbox,
            ContactReference contact,
            @PersonalData String helpMessage,
            List<TranscriptLine> transcript)
            implements ConversationEvent {}

    /**
     * An agent wrote to a contact of their own accord: the conversation is assigned to them and they have joined it. The
     * first event of its conversation, in the place of an escalation.
     *
     * @param conversationId the conversation that it happened to
     * @param channel the way by which the contact is written to
     * @param inbox the inbox it belongs to: free text of 1 to 64 characters, {@code default} unless the agent names one
     * @param contact the contact, always with its id, and what was known of them
     * @param startedBy the agent who started it, handles it now and has joined
     * @param messageId the first message's id, unique in the conversation
     * @param text what the agent wrote: 1 to 10,000 characters
     */
    @EventType("handoff.conversation.started.v1")
    record Started(
            String conversationId,
            Channel channel,
            String inbox,
            ContactReference contact,
            String startedBy,
            String messageId,
            @PersonalData String text)
            implements ConversationEvent {}

    /**
     * An agent took a conversation that nobody had. Assigning does not join.
     *
     * @param conversationId the conversation that it happened to
     * @param assignee the agent who handles it now
     */
    @EventType("handoff.conversation.assigned.v1")
    record Assigned(String conversationId, String assignee) implements ConversationEvent {}

    /**
     * An assigned conversation went from one agent to another.
     *
     * @param conversationId the conversation that it happened to
     * @param from the agent who handled it before, and who has left it unless {@code stay}
     * @param to the agent who handles it now
     * @param stay true if {@code from} stays in the conversation, in case they had joined
     */
    @EventType("handoff.conversation.reassigned.v1")
    record Reassigned(String conversationId, String from, String to, boolean stay) implements ConversationEvent {}

    /**
     * The conversation went back to New; everyone has left it.
     *
     * @param conversationId the conversation that it happened to
     * @param assignee the agent who handled it before
     */
    @EventType("handoff.conversation.unassigned.v1")
    record Unassigned(String conversationId, String assignee) implements ConversationEvent {}

    /**
     * An agent entered the conversation and may answer.
     *
     * @param conversationId the conversation that it happened to
     * @param agentId the agent who joined
     */
    @EventType("handoff.conversation.agent-joined.v1")
    record AgentJoined(String conversationId, String agentId) implements ConversationEvent {}

    /**
     * An agent left the conversation; an assignee who leaves stays assignee.
     *
     * @param conversationId the conversation that it happened to
     * @param agentId the agent who left
     * @param handBackToBot true if the bot is to go on answering
     */
    @EventType("handoff.conversation.agent-left.v1")
    record AgentLeft(String conversationId, String agentId, boolean handBackToBot) implements ConversationEvent {}

    /**
     * An agent who had joined wrote to the visitor.
     *
     * @param conversationId the conversation that it happened to
     * @param messageId the message's id, unique in the conversation
     * @param agentId the agent who wrote
     * @param text what they wrote: 1 to 10,000 characters
     */
    @EventType("handoff.conversation.agent-message-sent.v1")
    record AgentMessageSent(
            String conversationId,
            String messageId,
            String agentId,
            @PersonalData String text) implements ConversationEvent {}

    /**
     * The visitor wrote, passed on by the bot platform.
     *
     * @param conversationId the conversation that it happened to
     * @param messageId the message's id, unique in the conversation
     * @param text what they wrote: 1 to 10,000 characters
     */
    @EventType("handoff.conversation.visitor-message-received.v1")
    record VisitorMessageReceived(
            String conversationId,
            String messageId,
            @PersonalData String text) implements ConversationEvent {}

    /**
     * The assignee closed the conversation: final, everyone has left it. Always the last event.
     *
     * @param conversationId the conversation that it happened to
     * @param assignee the agent who handled it last
     */
    @EventType("handoff.conversation.closed.v1")
    record Closed(String conversationId, String assignee) implements ConversationEvent {}
}
