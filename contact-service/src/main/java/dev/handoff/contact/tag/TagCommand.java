package dev.handoff.contact.tag;

import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What people can ask of the one catalogue. Names are normal text, colours normal {@link Colour}s. */
sealed interface TagCommand {

    /** There is one catalogue, so it needs no id of its own making. */
    String CATALOGUE = "tag-catalogue";

    @TargetAggregateIdentifier
    default String catalogue() {
        return CATALOGUE;
    }

    /** Opens the catalogue with what every installation starts with. */
    record Open() implements TagCommand {}

    record CreateGroup(String groupId, String name, boolean single) implements TagCommand {}

    /**
     * @param group the name of a group, or null
     */
    record CreateTag(String tagId, String name, String group, String colour) implements TagCommand {}

    /** A merge patch: null leaves a part as it is, empty clears it. */
    record ChangeTag(String tagId, Optional<String> name, Optional<String> group, Optional<String> colour)
            implements TagCommand {}

    record DeleteTag(String tagId) implements TagCommand {}
}
