package dev.handoff.inbox.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

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
import dev.handoff.inbox.conversation.ConversationCommand.Assign;
import dev.handoff.inbox.conversation.ConversationCommand.Close;
import dev.handoff.inbox.conversation.ConversationCommand.Escalate;
import dev.handoff.inbox.conversation.ConversationCommand.Join;
import dev.handoff.inbox.conversation.ConversationCommand.Leave;
import dev.handoff.inbox.conversation.ConversationCommand.Reassign;
import dev.handoff.inbox.conversation.ConversationCommand.ReceiveVisitorMessage;
import dev.handoff.inbox.conversation.ConversationCommand.SendMessage;
import dev.handoff.inbox.conversation.ConversationCommand.Start;
import dev.handoff.inbox.conversation.ConversationCommand.Unassign;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.problem.Forbidden;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/**
 * Who handles a conversation, and who may say what in it.
 *
 * <p>Every command is checked in the same order: the version that the caller has seen, whether the conversation is
 * closed, then the rules of its own. A retried message is told by its id and comes before all of them: it was accepted
 * once, whatever happened since.
 */
final class Conversation {

    @AggregateIdentifier
    private String conversationId;

    private String assignee;
    private Instant assignedAt;
    private boolean closed;
    private final Set<String> participants = new HashSet<>();
    private final Set<String> messageIds = new HashSet<>();

    /** For the event store, which tells the conversation its events. */
    Conversation() {}

    @CommandHandler
    Conversation(Escalate command) {
        apply(new Escalated(
                command.conversationId(),
                command.channel(),
                command.inbox(),
                command.contact(),
                command.helpMessage(),
                command.transcript()));
    }

    @CommandHandler
    Conversation(Start command) {
        apply(new Started(
                command.conversationId(),
                command.channel(),
                command.inbox(),
                command.contact(),
                command.agent(),
                command.messageId(),
                command.text()));
    }

    @CommandHandler
    void decide(Assign command) {
        refuseIfStaleOrClosed(command.expected());
        if (assignee != null) throw new AlreadyAssigned(assignee, assignedAt);
        apply(new Assigned(conversationId, command.agent()));
    }

    @CommandHandler
    void decide(Reassign command) {
        refuseIfStaleOrClosed(command.expected());
        refuseIfNotAssigned();
        if (command.to().equals(assignee)) return;
        apply(new Reassigned(conversationId, assignee, command.to(), command.stay()));
    }

    @CommandHandler
    void decide(Unassign command) {
        refuseIfStaleOrClosed(command.expected());
        refuseIfNotAssigned();
        if (!command.agent().equals(assignee) && !command.anybodys()) {
            throw new Forbidden("Only the assignee or an operator puts a conversation back to New.");
        }
        apply(new Unassigned(conversationId, assignee));
    }

    @CommandHandler
    void decide(Join command) {
        refuseIfStaleOrClosed(command.expected());
        refuseIfNotAssigned();
        if (participants.contains(command.agent())) return;
        apply(new AgentJoined(conversationId, command.agent()));
    }

    @CommandHandler
    void decide(Leave command) {
        refuseIfStaleOrClosed(command.expected());
        refuseIfNotJoined(command.agent());
        apply(new AgentLeft(conversationId, command.agent(), command.handBackToBot()));
    }

    @CommandHandler
    void decide(SendMessage command) {
        if (messageIds.contains(command.messageId())) return;
        refuseIfStaleOrClosed(command.expected());
        refuseIfNotJoined(command.agent());
        apply(new AgentMessageSent(conversationId, command.messageId(), command.agent(), command.text()));
    }

    @CommandHandler
    void decide(ReceiveVisitorMessage command) {
        if (messageIds.contains(command.messageId())) return;
        refuseIfStaleOrClosed(command.expected());
        apply(new VisitorMessageReceived(conversationId, command.messageId(), command.text()));
    }

    @CommandHandler
    void decide(Close command) {
        refuseIfStaleOrClosed(command.expected());
        refuseIfNotAssigned();
        if (!command.agent().equals(assignee)) throw new Forbidden("Only the assignee closes a conversation.");
        apply(new Closed(conversationId, assignee));
    }

    private static void refuseIfStale(ExpectedVersion expected) {
        expected.refuseIfNot(getVersion());
    }

    private void refuseIfStaleOrClosed(ExpectedVersion expected) {
        refuseIfStale(expected);
        if (closed) throw new ConversationClosed();
    }

    private void refuseIfNotAssigned() {
        if (assignee == null) throw new NotAssigned();
    }

    private void refuseIfNotJoined(String agent) {
        if (!participants.contains(agent)) throw new NotJoined();
    }

    @EventSourcingHandler
    void evolve(Escalated event) {
        conversationId = event.conversationId();
    }

    @EventSourcingHandler
    void evolve(Started event, @Timestamp Instant at) {
        conversationId = event.conversationId();
        assignee = event.startedBy();
        assignedAt = at;
        participants.add(event.startedBy());
        messageIds.add(event.messageId());
    }

    @EventSourcingHandler
    void evolve(Assigned event, @Timestamp Instant at) {
        assignee = event.assignee();
        assignedAt = at;
    }

    @EventSourcingHandler
    void evolve(Reassigned event, @Timestamp Instant at) {
        if (!event.stay()) participants.remove(event.from());
        assignee = event.to();
        assignedAt = at;
    }

    @EventSourcingHandler
    void evolve(Unassigned event) {
        assignee = null;
        assignedAt = null;
        participants.clear();
    }

    @EventSourcingHandler
    void evolve(AgentJoined event) {
        participants.add(event.agentId());
    }

    @EventSourcingHandler
    void evolve(AgentLeft event) {
        participants.remove(event.agentId());
    }

    @EventSourcingHandler
    void evolve(AgentMessageSent event) {
        messageIds.add(event.messageId());
    }

    @EventSourcingHandler
    void evolve(VisitorMessageReceived event) {
        messageIds.add(event.messageId());
    }

    @EventSourcingHandler
    void evolve(Closed event) {
        closed = true;
        participants.clear();
    }
}
