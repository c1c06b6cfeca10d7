package dev.handoff.contact.tag;

import dev.handoff.starter.web.Patch;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What people can ask of the one catalogue. Texts are in their normal form. */
sealed interface TagCommand {

    /** There is one catalogue. A colon is in no id of the outside, so nobody can take it for a contact. */
    String CATALOGUE = "tag:catalogue";

    @TargetAggregateIdentifier
    default String catalogue() {
        return CATALOGUE;
    }

    /** Opens the catalogue with what every installation starts with. */
    record Open() implements TagCommand {}

    record CreateGroup(String groupId, String name, boolean single) implements TagCommand {}

    /**
     * @param group the name of a group, or null
     * @param colour null for the default
     */
    record CreateTag(String tagId, String name, String group, String colour) implements TagCommand {}

    /** A merge patch; a tag without a group or a colour of its own is fine, one without a name is not. */
    record ChangeTag(String tagId, Patch<String> name, Patch<String> group, Patch<String> colour)
            implements TagCommand {}

    record DeleteTag(String tagId) implements TagCommand {}
}
