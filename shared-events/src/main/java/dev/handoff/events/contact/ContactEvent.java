package dev.handoff.events.contact;

import dev.handoff.events.EventType;
import dev.handoff.events.Topics;
import dev.handoff.events.conversation.Channel;
import java.util.List;

/**
 * What can happen to a contact. Published on {@link Topics#CONTACTS}; grows, never changes.
 *
 * <p>Details and tags are told whole, as they are after the event, so that a subscriber needs no state before.
 */
public sealed interface ContactEvent {

    String contactId();

    /** Somebody filled in the form, or an escalation named a person not known before. Always the first event. */
    @EventType("handoff.contact.created.v1")
    record Created(String contactId, ContactDetails details) implements ContactEvent {}

    /** Renamed or otherwise corrected: the details as they are now. */
    @EventType("handoff.contact.details-changed.v1")
    record DetailsChanged(String contactId, ContactDetails details) implements ContactEvent {}

    /** The tags as they are now, in the order of their names. Also told when a tag is renamed or deleted. */
    @EventType("handoff.contact.tags-changed.v1")
    record TagsChanged(String contactId, List<ContactTag> tags) implements ContactEvent {}

    /** The contact wrote: a conversation of theirs was escalated. Once for each conversation. */
    @EventType("handoff.contact.engaged.v1")
    record Engaged(String contactId, String conversationId, Channel channel) implements ContactEvent {}

    /** The contact was deleted. Always the last event. */
    @EventType("handoff.contact.deleted.v1")
    record Deleted(String contactId) implements ContactEvent {}
}
