package dev.handoff.localstack.check;

import dev.handoff.localstack.Refused;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning to where it ended when the reading began. Leaves no trace at the broker. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Duration patience;

    TopicReader(String bootstrapServers, Duration patience) {
        this.patience = patience;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "max.poll.records",
                        "5000",
                        "allow.auto.create.topics",
                        "false",
                        "default.api.timeout.ms",
                        String.valueOf(patience.toMillis())),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Where a topic begins and ends, for each partition.
     *
     * @throws Refused if there is no such topic, or Kafka does not answer
     */
    Map<Integer, Span> spans(String topic) {
        try {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            var beginnings = consumer.beginningOffsets(partitions);
            var spans = new HashMap<Integer, Span>();
            consumer.endOffsets(partitions)
                    .forEach((partition, end) ->
                            spans.put(partition.partition(), new Span(beginnings.get(partition), end)));
            if (spans.isEmpty()) throw new Refused("There is no topic " + topic + ".", "See ./handoff status");
            return spans;
        } catch (KafkaException away) {
            throw new Refused(
                    "Kafka does not tell of %s: %s.".formatted(topic, away.getMessage()),
                    "See ./handoff status, or name it by HANDOFF_KAFKA");
        }
    }

    /** Offsets of a partition: the first that is there, and the first that is not. */
    record Span(long begin, long end) {}

    /** Gives all records of these spans, those of a partition in their order. */
    void read(String topic, Map<Integer, Span> spans, Consumer<ConsumerRecord<String, byte[]>> records) {
        var partitions = spans.keySet().stream()
                .map(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var last = System.nanoTime();
        while (partitions.stream().anyMatch(partition -> isBefore(partition, spans))) {
            var some = consumer.poll(POLL);
            for (var message : some) {
                if (message.offset() < spans.get(message.partition()).end()) records.accept(message);
            }
            if (!some.isEmpty()) last = System.nanoTime();
            else if (System.nanoTime() - last > patience.toNanos()) {
                throw new Refused("Kafka stopped in the middle of " + topic + ".", "See ./handoff logs kafka");
            }
        }
    }

    private boolean isBefore(TopicPartition partition, Map<Integer, Span> spans) {
        return consumer.position(partition) < spans.get(partition.partition()).end();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
