package dev.handoff.contact.tag;

import dev.handoff.events.EventType;

/**
 * What can happen to the catalogue of tags. Stored, not published: subscribers learn of tags as contacts carry them.
 * Ids are ids of groups and tags; names are unique among groups, and among the tags of one group.
 */
public sealed interface TagEvent {

    @EventType("handoff.tag-group.created.v1")
    record GroupCreated(String groupId, String name, boolean single) implements TagEvent {}

    /**
     * @param groupId null for a tag of no group
     */
    @EventType("handoff.tag.created.v1")
    record TagCreated(String tagId, String name, String groupId, String colour) implements TagEvent {}

    /** The tag as it is now. */
    @EventType("handoff.tag.changed.v1")
    record TagChanged(String tagId, String name, String groupId, String colour) implements TagEvent {}

    @EventType("handoff.tag.deleted.v1")
    record TagDeleted(String tagId) implements TagEvent {}
}
