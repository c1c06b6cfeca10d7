package dev.handoff.contact.escalation;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.events.EventTypes;
import dev.handoff.events.Topics;
import dev.handoff.events.conversation.ConversationEvent;
import dev.handoff.starter.store.EventJson;
import dev.handoff.starter.testing.KafkaForTests;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes what happens to conversations, in the place of inbox-service. */
final class Conversations implements AutoCloseable {

    private static final Map<String, Object> SETTINGS =
            Map.of("bootstrap.servers", KafkaForTests.bootstrapServers(), "acks", "all");

    private final EventJson json = new EventJson(EventTypes.published());
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(SETTINGS, new StringSerializer(), new ByteArraySerializer());
    private final Admin admin = Admin.create(SETTINGS);

    void send(ConversationEvent event) {
        var message = new ProducerRecord<>(Topics.CONVERSATIONS, event.conversationId(), json.write(event));
        header(message, CloudEventHeaders.TYPE, EventTypes.nameOf(event.getClass()));
        header(message, CloudEventHeaders.SUBJECT, event.conversationId());
        header(message, CloudEventHeaders.SEQUENCE, "0");
        header(message, CloudEventHeaders.TIME, "2026-03-01T09:30:00.000Z");
        header(message, CloudEventHeaders.ACTOR, "bot-platform");
        header(message, CloudEventHeaders.CORRELATION_ID, "request-1");
        send(message);
    }

    /** Half an event. */
    void sendPoison(String key) {
        var message = new ProducerRecord<>(
                Topics.CONVERSATIONS, key, "{\"conversationId\":".getBytes(StandardCharsets.UTF_8));
        header(message, CloudEventHeaders.TYPE, "handoff.conversation.escalated.v1");
        send(message);
    }

    /** Records that contact-service has not dealt with yet. */
    long lag() throws ExecutionException, InterruptedException {
        var done = admin.listConsumerGroupOffsets("contact-service")
                .partitionsToOffsetAndMetadata()
                .get();
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        for (int i = 0; i < 4; i++) latest.put(new TopicPartition(Topics.CONVERSATIONS, i), OffsetSpec.latest());
        var ends = admin.listOffsets(latest).all().get();
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue().offset()
                        - (done.get(end.getKey()) == null
                                ? 0
                                : done.get(end.getKey()).offset()))
                .sum();
    }

    private void send(ProducerRecord<String, byte[]> message) {
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<?, ?> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
