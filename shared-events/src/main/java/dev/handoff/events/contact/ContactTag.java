package dev.handoff.events.contact;

import dev.handoff.events.OptionalField;

/**
 * A tag as a contact carries it.
 *
 * @param tagId the tag's id, which stays when the tag is renamed
 * @param name the tag's name
 * @param group the name of the tag's group, if it is in one
 */
public record ContactTag(
        String tagId, String name, @OptionalField String group) {}
