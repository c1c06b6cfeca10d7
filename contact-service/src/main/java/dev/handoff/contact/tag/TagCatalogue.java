package dev.handoff.contact.tag;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.handoff.contact.tag.TagCommand.ChangeTag;
import dev.handoff.contact.tag.TagCommand.CreateGroup;
import dev.handoff.contact.tag.TagCommand.CreateTag;
import dev.handoff.contact.tag.TagCommand.DeleteTag;
import dev.handoff.contact.tag.TagCommand.Open;
import dev.handoff.contact.tag.TagEvent.GroupCreated;
import dev.handoff.contact.tag.TagEvent.TagChanged;
import dev.handoff.contact.tag.TagEvent.TagCreated;
import dev.handoff.contact.tag.TagEvent.TagDeleted;
import dev.handoff.starter.problem.InvalidRequest;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.search.Folded;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** Which groups and tags there are. One aggregate, since names are unique across all of them. */
class TagCatalogue {

    private static final String DEFAULT_COLOUR = "grey";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private String id;

    private final Map<String, GroupCreated> groups = new HashMap<>();
    private final Map<String, TagChanged> tags = new HashMap<>();

    TagCatalogue() {}

    @CommandHandler
    TagCatalogue(Open command) {
        apply(new GroupCreated("inbox", "Inbox", true));
        apply(new TagCreated("inbox-sales", "Sales", "inbox", "green"));
        apply(new TagCreated("inbox-support", "Support", "inbox", "blue"));
        apply(new TagCreated("inbox-billing", "Billing", "inbox", "orange"));
    }

    /** An id that is there already comes from a request sent twice: it was done. */
    @CommandHandler
    void decide(CreateGroup command) {
        if (groups.containsKey(command.groupId())) return;
        if (groups.values().stream().anyMatch(group -> sameName(group.name(), command.name()))) {
            throw new InvalidRequest("name", "must differ from the other groups' names");
        }
        apply(new GroupCreated(command.groupId(), command.name(), command.single()));
    }

    @CommandHandler
    void decide(CreateTag command) {
        if (tags.containsKey(command.tagId())) return;
        var tag =
                new TagChanged(command.tagId(), command.name(), groupNamed(command.group()), colour(command.colour()));
        refuseIfNameIsTaken(tag);
        apply(new TagCreated(tag.tagId(), tag.name(), tag.groupId(), tag.colour()));
    }

    @CommandHandler
    void decide(ChangeTag command) {
        var before = tag(command.tagId());
        var group = command.group().isPresent() ? groupNamed(command.group().value()) : before.groupId();
        var colour = colour(command.colour().orKeep(before.colour()));
        var after = new TagChanged(before.tagId(), command.name().orKeep(before.name()), group, colour);
        refuseIfNameIsTaken(after);
        if (!after.equals(before)) apply(after);
    }

    @CommandHandler
    void decide(DeleteTag command) {
        apply(new TagDeleted(tag(command.tagId()).tagId()));
    }

    @EventSourcingHandler
    void evolve(GroupCreated event) {
        id = TagCommand.CATALOGUE;
        groups.put(event.groupId(), event);
    }

    @EventSourcingHandler
    void evolve(TagCreated event) {
        tags.put(event.tagId(), new TagChanged(event.tagId(), event.name(), event.groupId(), event.colour()));
    }

    @EventSourcingHandler
    void evolve(TagChanged event) {
        tags.put(event.tagId(), event);
    }

    @EventSourcingHandler
    void evolve(TagDeleted event) {
        tags.remove(event.tagId());
    }

    private TagChanged tag(String tagId) {
        var tag = tags.get(tagId);
        if (tag == null) throw new NotFound("tag", tagId);
        return tag;
    }

    private String groupNamed(String name) {
        if (name == null) return null;
        return groups.values().stream()
                .filter(group -> sameName(group.name(), name))
                .findAny()
                .orElseThrow(() -> new InvalidRequest("group", "must be the name of a group"))
                .groupId();
    }

    private static String colour(String chosen) {
        return chosen == null ? DEFAULT_COLOUR : chosen;
    }

    private void refuseIfNameIsTaken(TagChanged tag) {
        if (tags.values().stream()
                .filter(other -> !other.tagId().equals(tag.tagId()))
                .filter(other -> Objects.equals(other.groupId(), tag.groupId()))
                .anyMatch(other -> sameName(other.name(), tag.name()))) {
            throw new InvalidRequest("name", "must differ from the names of the group's other tags");
        }
    }

    private static boolean sameName(String one, String other) {
        return Folded.of(one).equals(Folded.of(other));
    }
}
