package dev.handoff.events;

/** The Kafka topics that Handoff publishes on. Keys are aggregate ids, so the events of one aggregate keep their order. */
public final class Topics {

    /** Every {@link dev.handoff.events.conversation.ConversationEvent}, keyed by conversation id. */
    public static final String CONVERSATIONS = "handoff.conversations";

    /** Every {@link dev.handoff.events.contact.ContactEvent}, keyed by contact id. */
    public static final String CONTACTS = "handoff.contacts";

    private Topics() {}
}
