package dev.handoff.inbox.conversation;

import dev.handoff.inbox.agent.Agents;
import dev.handoff.inbox.conversation.ConversationCommand.Assign;
import dev.handoff.inbox.conversation.ConversationCommand.Close;
import dev.handoff.inbox.conversation.ConversationCommand.Join;
import dev.handoff.inbox.conversation.ConversationCommand.Leave;
import dev.handoff.inbox.conversation.ConversationCommand.Reassign;
import dev.handoff.inbox.conversation.ConversationCommand.Unassign;
import dev.handoff.inbox.folder.ConversationSeen;
import dev.handoff.inbox.folder.Conversations;
import dev.handoff.starter.command.AlreadyExists;
import dev.handoff.starter.command.Commands;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.command.Ids;
import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.ETag;
import dev.handoff.starter.web.IdempotencyKey;
import dev.handoff.starter.web.Roles;
import dev.handoff.starter.web.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Escalating a conversation, and who handles it. */
@RestController
@RequestMapping("/api/conversations")
@Roles({"agent", "operator"})
class ConversationController {

    private final Commands commands;
    private final Conversations conversations;
    private final Agents agents;

    ConversationController(Commands commands, Conversations conversations, Agents agents) {
        this.commands = commands;
        this.conversations = conversations;
        this.agents = agents;
    }

    /** @param agentId whom to hand it to; {@code stay} keeps the previous assignee as a participant */
    record ReassignRequest(@NotNull @Text String agentId, boolean stay) {}

    /** @param handBackToBot whether the bot is to go on answering */
    record LeaveRequest(boolean handBackToBot) {}

    /**
     * Whoever retries, with the same key or the same conversation id, is answered with the conversation as it is by now:
     * bot platforms build their transcript anew for each attempt, so another body under the same id is no error.
     */
    @PostMapping
    @Roles("bot")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ConversationSeen> escalate(@Valid @RequestBody EscalationRequest request, Caller caller) {
        var id = Optional.ofNullable(request.conversationId())
                .or(IdempotencyKey::current)
                .orElseGet(Ids::next);
        try {
            commands.send(request.asCommand(id));
        } catch (AlreadyExists retry) {
            // answered as the first time
        }
        var conversation = conversations.get(id).seenBy(caller.id());
        return ResponseEntity.created(URI.create("/api/conversations/" + id))
                .eTag(ETag.of(conversation.version()))
                .body(conversation);
    }

    @GetMapping("/{conversationId}")
    ResponseEntity<ConversationSeen> get(@PathVariable String conversationId, Caller caller) {
        var conversation = conversations.get(conversationId).seenBy(caller.id());
        return ResponseEntity.ok().eTag(ETag.of(conversation.version())).body(conversation);
    }

    @PostMapping("/{conversationId}/assign")
    ResponseEntity<ConversationSeen> assign(
            @PathVariable String conversationId, ExpectedVersion expected, Caller caller) {
        try {
            commands.send(new Assign(conversationId, caller.id(), expected));
        } catch (AlreadyAssigned refusal) {
            throw refusal.byName(agents.nameOf(refusal.assignee()));
        }
        return get(conversationId, caller);
    }

    @PostMapping("/{conversationId}/reassign")
    ResponseEntity<ConversationSeen> reassign(
            @PathVariable String conversationId,
            @Valid @RequestBody ReassignRequest request,
            ExpectedVersion expected,
            Caller caller) {
        if (!agents.isKnown(request.agentId())) {
            expected.refuseIfNot(conversations.get(conversationId).version());
            throw new UnknownAgent(request.agentId());
        }
        commands.send(new Reassign(conversationId, request.agentId(), request.stay(), expected));
        return get(conversationId, caller);
    }

    @PostMapping("/{conversationId}/unassign")
    ResponseEntity<ConversationSeen> unassign(
            @PathVariable String conversationId, ExpectedVersion expected, Caller caller) {
        commands.send(new Unassign(conversationId, caller.id(), caller.isOperator(), expected));
        return get(conversationId, caller);
    }

    @PostMapping("/{conversationId}/join")
    ResponseEntity<ConversationSeen> join(
            @PathVariable String conversationId, ExpectedVersion expected, Caller caller) {
        commands.send(new Join(conversationId, caller.id(), expected));
        return get(conversationId, caller);
    }

    @PostMapping("/{conversationId}/leave")
    ResponseEntity<ConversationSeen> leave(
            @PathVariable String conversationId,
            @Valid @RequestBody(required = false) LeaveRequest request,
            ExpectedVersion expected,
            Caller caller) {
        var handBackToBot = request != null && request.handBackToBot();
        commands.send(new Leave(conversationId, caller.id(), handBackToBot, expected));
        return get(conversationId, caller);
    }

    @PostMapping("/{conversationId}/close")
    ResponseEntity<ConversationSeen> close(
            @PathVariable String conversationId, ExpectedVersion expected, Caller caller) {
        commands.send(new Close(conversationId, caller.id(), expected));
        return get(conversationId, caller);
    }
}
