package dev.handoff.contact.contact;

import dev.handoff.contact.contact.ContactCommand.AddTag;
import dev.handoff.contact.contact.ContactCommand.Change;
import dev.handoff.contact.contact.ContactCommand.Create;
import dev.handoff.contact.contact.ContactCommand.Delete;
import dev.handoff.contact.contact.ContactCommand.RemoveTag;
import dev.handoff.contact.contact.ContactCommand.SetTags;
import dev.handoff.contact.directory.Directory;
import dev.handoff.contact.directory.DirectoryEntry;
import dev.handoff.contact.tag.CatalogueQuery;
import dev.handoff.starter.command.AlreadyExists;
import dev.handoff.starter.command.Commands;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.command.Ids;
import dev.handoff.starter.store.ClaimTaken;
import dev.handoff.starter.web.ETag;
import dev.handoff.starter.web.IdempotencyKey;
import dev.handoff.starter.web.Roles;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calls that change a contact; each answers with the contact as it is after it. */
@RestController
@RequestMapping("/api/contacts")
@Roles({"agent", "operator"})
class ContactController {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Commands commands;
    private final Directory directory;
    private final CatalogueQuery tags;

    ContactController(Commands commands, Directory directory, CatalogueQuery tags) {
        this.commands = commands;
        this.directory = directory;
        this.tags = tags;
    }

    /** More tags than anybody gives one contact, and fewer than would strain a command. */
    record TagIds(@NotNull @Size(max = 200) List<String> tags) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<DirectoryEntry> create(@RequestBody NewContact form) {
        var contactId = IdempotencyKey.current().orElseGet(Ids::next);
        try {
            send(new Create(contactId, form.particulars()));
        } catch (AlreadyExists repeated) {
            // the same request, whose answer got lost
        }
        var contact = directory.get(contactId);
        return ResponseEntity.created(URI.create("/api/contacts/" + contactId))
                .eTag(ETag.of(contact.version()))
                .body(contact);
    }

    @PatchMapping(
            path = "/{contactId}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<DirectoryEntry> change(
            @PathVariable String contactId, ExpectedVersion expected, @RequestBody ContactPatch patch) {
        return after(new Change(contactId, expected, patch.particulars()));
    }

    @PutMapping("/{contactId}/tags")
    ResponseEntity<DirectoryEntry> setTags(
            @PathVariable String contactId, ExpectedVersion expected, @RequestBody TagIds body) {
        return after(new SetTags(contactId, expected, tags.current(), body.tags()));
    }

    @PostMapping("/{contactId}/tags/{tagId}")
    ResponseEntity<DirectoryEntry> addTag(
            @PathVariable String contactId, @PathVariable String tagId, ExpectedVersion expected) {
        return after(new AddTag(contactId, expected, tags.current(), tagId));
    }

    @DeleteMapping("/{contactId}/tags/{tagId}")
    ResponseEntity<DirectoryEntry> removeTag(
            @PathVariable String contactId, @PathVariable String tagId, ExpectedVersion expected) {
        return after(new RemoveTag(contactId, expected, tags.current(), tagId));
    }

    @DeleteMapping("/{contactId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String contactId, ExpectedVersion expected) {
        send(new Delete(contactId, expected));
    }

    private ResponseEntity<DirectoryEntry> after(ContactCommand command) {
        send(command);
        var contact = directory.get(command.contactId());
        return ResponseEntity.ok().eTag(ETag.of(contact.version())).body(contact);
    }

    private void send(ContactCommand command) {
        try {
            commands.send(command);
        } catch (ClaimTaken taken) {
            throw new DuplicateExternalId(taken.owner());
        }
    }
}
