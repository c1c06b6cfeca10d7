package dev.handoff.inbox.conversation;

import dev.handoff.events.conversation.Channel;
import dev.handoff.events.conversation.ContactReference;
import dev.handoff.events.conversation.TranscriptLine;
import dev.handoff.starter.command.ExpectedVersion;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a conversation. Each is answered by at most one event, or by a refusal. */
public sealed interface ConversationCommand {

    String conversationId();

    /** A bot hands a conversation to people; makes it. */
    record Escalate(
            @TargetAggregateIdentifier String conversationId,
            Channel channel,
            String inbox,
            ContactReference contact,
            String helpMessage,
            List<TranscriptLine> transcript)
            implements ConversationCommand {}

    /**
     * The agent writes to a contact of their own accord; makes the conversation, assigned to and joined by them.
     *
     * @param contact somebody who is known, with their id
     */
    record Start(
            @TargetAggregateIdentifier String conversationId,
            Channel channel,
            String inbox,
            ContactReference contact,
            String agent,
            String messageId,
            String text)
            implements ConversationCommand {}

    /** The agent takes a conversation that nobody has. */
    record Assign(@TargetAggregateIdentifier String conversationId, String agent, ExpectedVersion expected)
            implements ConversationCommand {}

    /**
     * An assigned conversation goes to somebody else.
     *
     * @param to an agent who is known to exist
     * @param stay true if the previous assignee, having joined, goes on taking part
     */
    record Reassign(@TargetAggregateIdentifier String conversationId, String to, boolean stay, ExpectedVersion expected)
            implements ConversationCommand {}

    /**
     * The conversation goes back to New.
     *
     * @param anybodys true if the agent may also unassign what a colleague has
     */
    record Unassign(
            @TargetAggregateIdentifier String conversationId, String agent, boolean anybodys, ExpectedVersion expected)
            implements ConversationCommand {}

    /** The agent enters an assigned conversation, to answer in it. */
    record Join(@TargetAggregateIdentifier String conversationId, String agent, ExpectedVersion expected)
            implements ConversationCommand {}

    /** The agent leaves; with {@code handBackToBot} the bot is to go on answering. */
    record Leave(
            @TargetAggregateIdentifier String conversationId,
            String agent,
            boolean handBackToBot,
            ExpectedVersion expected)
            implements ConversationCommand {}

    /** An agent who has joined answers. A message id that the conversation has is a retry and changes nothing. */
    record SendMessage(
            @TargetAggregateIdentifier String conversationId,
            String messageId,
            String agent,
            String text,
            ExpectedVersion expected)
            implements ConversationCommand {}

    /** The visitor wrote again. A message id that the conversation has is a retry and changes nothing. */
    record ReceiveVisitorMessage(
            @TargetAggregateIdentifier String conversationId, String messageId, String text, ExpectedVersion expected)
            implements ConversationCommand {}

    /** The assignee ends the conversation for good. */
    record Close(@TargetAggregateIdentifier String conversationId, String agent, ExpectedVersion expected)
            implements ConversationCommand {}
}
