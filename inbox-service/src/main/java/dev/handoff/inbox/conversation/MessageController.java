package dev.handoff.inbox.conversation;

import dev.handoff.events.PersonalData;
import dev.handoff.inbox.conversation.ConversationCommand.ReceiveVisitorMessage;
import dev.handoff.inbox.conversation.ConversationCommand.SendMessage;
import dev.handoff.inbox.thread.Message;
import dev.handoff.inbox.thread.Messages;
import dev.handoff.starter.command.Commands;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.command.Ids;
import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.IdempotencyKey;
import dev.handoff.starter.web.Roles;
import dev.handoff.starter.web.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Writing in a conversation. A message's id follows from the {@code Idempotency-Key}, so a retry writes nothing twice. */
@RestController
@RequestMapping("/api/conversations/{conversationId}")
class MessageController {

    private final Commands commands;
    private final Messages messages;

    MessageController(Commands commands, Messages messages) {
        this.commands = commands;
        this.messages = messages;
    }

    /** @param text what is said, 1 to 10,000 characters */
    record MessageRequest(
            @NotNull @Text(max = 10_000, multiline = true) @PersonalData
            String text) {}

    @PostMapping("/messages")
    @Roles({"agent", "operator"})
    @ResponseStatus(HttpStatus.CREATED)
    Message answer(
            @PathVariable String conversationId,
            @Valid @RequestBody MessageRequest request,
            ExpectedVersion expected,
            Caller caller) {
        var id = newId();
        commands.send(new SendMessage(conversationId, id, caller.id(), request.text(), expected));
        return messages.get(conversationId, id);
    }

    @PostMapping("/visitor-messages")
    @Roles("bot")
    @ResponseStatus(HttpStatus.CREATED)
    Message passOn(
            @PathVariable String conversationId, @Valid @RequestBody MessageRequest request, ExpectedVersion expected) {
        var id = newId();
        commands.send(new ReceiveVisitorMessage(conversationId, id, request.text(), expected));
        return messages.get(conversationId, id);
    }

    private static String newId() {
        return IdempotencyKey.current().orElseGet(Ids::next);
    }
}
