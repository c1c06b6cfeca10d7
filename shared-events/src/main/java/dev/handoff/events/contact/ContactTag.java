package dev.handoff.events.contact;

/**
 * A tag as a contact carries it.
 *
 * @param group the name of the tag's group, or null
 */
public record ContactTag(String tagId, String name, String group) {}
