package dev.handoff.inbox.conversation;

import dev.handoff.events.PersonalData;
import dev.handoff.events.conversation.Channel;
import dev.handoff.events.conversation.ContactReference;
import dev.handoff.inbox.contact.Contacts;
import dev.handoff.inbox.conversation.ConversationCommand.Start;
import dev.handoff.inbox.folder.ConversationSeen;
import dev.handoff.inbox.folder.Conversations;
import dev.handoff.starter.command.AlreadyExists;
import dev.handoff.starter.command.Commands;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Writing to a contact of one's own accord. Its id follows from the {@code Idempotency-Key}, so a retry starts none twice. */
@RestController
@Roles({"agent", "operator"})
class StartController {

    private final Commands commands;
    private final Contacts contacts;
    private final Conversations conversations;

    StartController(Commands commands, Contacts contacts, Conversations conversations) {
        this.commands = commands;
        this.contacts = contacts;
        this.conversations = conversations;
    }

    /**
     * The first message, and by which way it goes.
     *
     * @param text what is said, 1 to 10,000 characters
     * @param inbox which of the team's inboxes; {@code default} if it is absent
     */
    record StartRequest(
            @NotNull Channel channel,

            @NotNull @Text(max = 10_000, multiline = true) @PersonalData
            String text,

            @Text(max = 64) String inbox) {

        Start asCommand(String id, ContactReference contact, String agent) {
            var where = Optional.ofNullable(inbox).orElse("default");
            return new Start(id, channel, where, contact, agent, Ids.next(), text);
        }
    }

    @PostMapping("/api/contacts/{contactId}/conversations")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ConversationSeen> start(
            @PathVariable String contactId, @Valid @RequestBody StartRequest request, Caller caller) {
        var id = IdempotencyKey.current().orElseGet(Ids::next);
        try {
            commands.send(request.asCommand(id, contacts.get(contactId), caller.id()));
        } catch (AlreadyExists retry) {
            // answered as the first time
        }
        var conversation = conversations.get(id).seenBy(caller.id());
        return ResponseEntity.created(URI.create("/api/conversations/" + id))
                .eTag(ETag.of(conversation.version()))
                .body(conversation);
    }
}
