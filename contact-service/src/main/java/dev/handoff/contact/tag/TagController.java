package dev.handoff.contact.tag;

import static dev.handoff.contact.text.Notation.COLOUR;
import static dev.handoff.contact.text.Notation.TEXT;

import dev.handoff.contact.tag.CatalogueQuery.GroupEntry;
import dev.handoff.contact.tag.CatalogueQuery.TagEntry;
import dev.handoff.contact.tag.TagCommand.ChangeTag;
import dev.handoff.contact.tag.TagCommand.CreateGroup;
import dev.handoff.contact.tag.TagCommand.CreateTag;
import dev.handoff.contact.tag.TagCommand.DeleteTag;
import dev.handoff.contact.text.Written;
import dev.handoff.starter.command.Commands;
import dev.handoff.starter.command.Ids;
import dev.handoff.starter.problem.InvalidRequest;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.IdempotencyKey;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import dev.handoff.starter.web.Patch;
import dev.handoff.starter.web.Roles;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calls on the catalogue of tags. Everyone of the team reads it, operators change it. */
@RestController
@Roles({"agent", "operator"})
class TagController {

    private static final Logger LOG = LoggerFactory.getLogger(TagController.class);

    /** How long a change may take to reach every contact before it is answered nevertheless, and goes on. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Commands commands;
    private final CatalogueQuery catalogue;
    private final TagCarriers carriers;

    TagController(Commands commands, CatalogueQuery catalogue, TagCarriers carriers) {
        this.commands = commands;
        this.catalogue = catalogue;
        this.carriers = carriers;
    }

    /** The form for a new tag; {@code group} is the name of a group. */
    record NewTag(
            @Written(value = TEXT, required = true) String name,
            @Written(TEXT) String group,
            @Written(COLOUR) String colour) {}

    /** A JSON merge patch of a tag. */
    record TagPatch(
            Patch<@Written(TEXT) String> name,
            Patch<@Written(TEXT) String> group,
            Patch<@Written(COLOUR) String> colour) {}

    /** The form for a new group; of a {@code single} one, a contact carries at most one tag. */
    record NewGroup(
            @Written(value = TEXT, required = true) String name,
            @NotNull Boolean single) {}

    @GetMapping("/api/tags")
    Page<TagEntry> tags(Limit limit, Cursor cursor) {
        return catalogue.tags(limit, cursor);
    }

    @GetMapping("/api/tags/{tagId}")
    TagEntry tag(@PathVariable String tagId) {
        return catalogue.tag(tagId);
    }

    @GetMapping("/api/tag-groups")
    Page<GroupEntry> groups(Limit limit, Cursor cursor) {
        return catalogue.groups(limit, cursor);
    }

    @PostMapping("/api/tags")
    @Roles("operator")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<TagEntry> create(@RequestBody NewTag form) {
        var tagId = IdempotencyKey.current().orElseGet(Ids::next);
        commands.send(new CreateTag(
                tagId, TEXT.normal(form.name()), TEXT.normal(form.group()), COLOUR.normal(form.colour())));
        return ResponseEntity.created(URI.create("/api/tags/" + tagId)).body(catalogue.tag(tagId));
    }

    @PatchMapping(
            path = "/api/tags/{tagId}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @Roles("operator")
    TagEntry change(@PathVariable String tagId, @RequestBody TagPatch patch) {
        var name = patch.name().map(TEXT::normal);
        if (name.isPresent() && name.value() == null) throw new InvalidRequest("name", "must be given");
        commands.send(new ChangeTag(
                tagId, name, patch.group().map(TEXT::normal), patch.colour().map(COLOUR::normal)));
        awaitSpread(tagId);
        return catalogue.tag(tagId);
    }

    @DeleteMapping("/api/tags/{tagId}")
    @Roles("operator")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String tagId) {
        commands.send(new DeleteTag(tagId));
        awaitSpread(tagId);
    }

    @PostMapping("/api/tag-groups")
    @Roles("operator")
    @ResponseStatus(HttpStatus.CREATED)
    GroupEntry createGroup(@RequestBody NewGroup form) {
        var groupId = IdempotencyKey.current().orElseGet(Ids::next);
        commands.send(new CreateGroup(groupId, TEXT.normal(form.name()), form.single()));
        return catalogue.group(groupId);
    }

    /** So that whoever exports the contacts right after finds the change in all of them. */
    private void awaitSpread(String tagId) {
        try {
            if (!carriers.awaitSpread(tagId, PATIENCE)) {
                LOG.warn("The change of tag {} still spreads to its contacts; it was answered before", tagId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
