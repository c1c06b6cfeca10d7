package dev.handoff.contact.escalation;

import dev.handoff.events.Topics;
import dev.handoff.events.conversation.ConversationEvent;
import dev.handoff.starter.testing.EventsForTests;
import dev.handoff.starter.testing.KafkaForTests;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Publishes what happens to conversations, in the place of inbox-service. */
final class Conversations implements AutoCloseable {

    private static final Instant AT = Instant.parse("2026-03-01T09:30:00.000Z");

    private final EventsForTests events = new EventsForTests(Topics.CONVERSATIONS);
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", KafkaForTests.bootstrapServers()));

    void send(ConversationEvent event) {
        events.publish(event.conversationId(), 0, AT, event);
    }

    /** Half an event. */
    void sendPoison(String key) {
        sendPoison(key, ConversationEvent.Escalated.class);
    }

    void sendPoison(String key, Class<? extends ConversationEvent> type) {
        events.publishRubbish(key, type);
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

    @Override
    public void close() {
        events.close();
        admin.close();
    }
}
