package dev.handoff.systemtests.stack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a topic holds, as any consumer reads it. */
public final class Topic {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration POLL = Duration.ofMillis(200);

    private final String name;
    private final String bootstrap;

    public Topic(Stack stack, String name) {
        this.name = name;
        this.bootstrap = stack.kafka();
    }

    /** Everything up to the present end, partition by partition in order. */
    public List<ConsumerRecord<String, String>> readAll() {
        var records = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }

    /**
     * What each key tells once repetitions are dropped, as the contract says a subscriber may.
     *
     * @throws IllegalStateException if a sequence has a hole
     */
    public Map<String, List<ConsumerRecord<String, String>>> byKey() {
        var byKey = new HashMap<String, List<ConsumerRecord<String, String>>>();
        for (var message : readAll()) {
            var seen = byKey.computeIfAbsent(message.key(), key -> new ArrayList<>());
            var sequence = Long.parseLong(header(message, "ce_sequence"));
            if (sequence > seen.size()) {
                throw new IllegalStateException(
                        "a hole in %s %s: %d after %d".formatted(name, message.key(), sequence, seen.size() - 1));
            }
            if (sequence == seen.size()) seen.add(message);
        }
        return byKey;
    }

    public int partitions() {
        try (var consumer = consumer()) {
            return consumer.partitionsFor(name).size();
        }
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new StringDeserializer());
    }

    /** The text of a header; null if there is none. */
    public static String header(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** What the event says. */
    public static JsonNode data(ConsumerRecord<?, String> message) {
        return JSON.readTree(message.value());
    }
}
