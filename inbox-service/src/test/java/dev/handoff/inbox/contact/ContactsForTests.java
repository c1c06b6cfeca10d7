package dev.handoff.inbox.contact;

import dev.handoff.events.Topics;
import dev.handoff.events.contact.ContactEvent;
import dev.handoff.starter.testing.EventsForTests;
import dev.handoff.starter.testing.KafkaForTests;
import java.time.Instant;

/** Stands in for contact-service: publishes what happens to contacts. */
final class ContactsForTests implements AutoCloseable {

    private static final Instant AT = Instant.parse("2026-03-01T08:00:00.000Z");

    private final EventsForTests events = new EventsForTests(Topics.CONTACTS);

    ContactsForTests() {
        KafkaForTests.createTopics(3, Topics.CONTACTS);
    }

    void publish(long sequence, ContactEvent event) {
        events.publish(event.contactId(), sequence, AT, event);
    }

    @Override
    public void close() {
        events.close();
    }
}
