package dev.handoff.inbox.contact;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.events.EventTypes;
import dev.handoff.events.Topics;
import dev.handoff.events.contact.ContactEvent;
import dev.handoff.starter.command.Ids;
import dev.handoff.starter.testing.KafkaForTests;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for contact-service: publishes what happens to contacts. */
final class ContactsForTests implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, KafkaForTests.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());

    ContactsForTests() {
        KafkaForTests.createTopics(3, Topics.CONTACTS);
    }

    void publish(long sequence, ContactEvent event) {
        var type = EventTypes.nameOf(event.getClass());
        var message = new ProducerRecord<>(Topics.CONTACTS, event.contactId(), JSON.writeValueAsBytes(event));
        Map.of(
                        CloudEventHeaders.ID, Ids.next(),
                        CloudEventHeaders.TYPE, type,
                        CloudEventHeaders.SUBJECT, event.contactId(),
                        CloudEventHeaders.SEQUENCE, Long.toString(sequence),
                        CloudEventHeaders.TIME, "2026-03-01T08:00:00.000Z")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
