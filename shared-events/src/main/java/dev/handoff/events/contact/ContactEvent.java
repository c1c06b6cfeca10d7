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

    /** The contact that it happened to: 1 to 64 of {@code [A-Za-z0-9_-]}, the key on the topic. */
    String contactId();

    /**
     * Somebody filled in the form, or an escalation named a person not known before. Always the first event.
     *
     * @param contactId the contact that it happened to
     * @param details all that is known at first
     */
    @EventType("handoff.contact.created.v1")
    record Created(String contactId, ContactDetails details) implements ContactEvent {}

    /**
     * The contact was renamed or otherwise corrected.
     *
     * @param contactId the contact that it happened to
     * @param details the details as they are now, also those that did not change
     */
    @EventType("handoff.contact.details-changed.v1")
    record DetailsChanged(String contactId, ContactDetails details) implements ContactEvent {}

    /**
     * The contact carries other tags than before. Also told when a tag is renamed or deleted.
     *
     * @param contactId the contact that it happened to
     * @param tags all tags as they are now, in the order of their names
     */
    @EventType("handoff.contact.tags-changed.v1")
    record TagsChanged(String contactId, List<ContactTag> tags) implements ContactEvent {}

    /**
     * The contact takes part in a conversation: one of theirs was escalated, or an agent started one with them. Once for
     * each conversation.
     *
     * @param contactId the contact that it happened to
     * @param conversationId the conversation that was escalated or started
     * @param channel the way by which they write to each other
     */
    @EventType("handoff.contact.engaged.v1")
    record Engaged(String contactId, String conversationId, Channel channel) implements ContactEvent {}

    /**
     * The contact was deleted. Always the last event.
     *
     * @param contactId the contact that it happened to
     */
    @EventType("handoff.contact.deleted.v1")
    record Deleted(String contactId) implements ContactEvent {}
}
