package dev.handoff.export.contactcopy;

import dev.handoff.events.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What Kafka says about the topic of the contacts. */
final class ContactTopic {

    private static final long PATIENCE_SECONDS = 10;

    private final Admin kafka;

    ContactTopic(Admin kafka) {
        this.kafka = kafka;
    }

    /**
     * The topic at a moment.
     *
     * @param id changes when a topic is deleted and made again
     * @param offsets of each partition
     */
    record Offsets(String id, Map<Integer, Long> offsets) {}

    /** Where each partition begins: more than 0 where old events were deleted; empty while there is no topic. */
    Optional<Offsets> beginnings() throws InterruptedException {
        return offsets(OffsetSpec.earliest());
    }

    /** The offset that each partition's next event will have; empty while there is no topic. */
    Optional<Offsets> ends() throws InterruptedException {
        return offsets(OffsetSpec.latest());
    }

    private Optional<Offsets> offsets(OffsetSpec spec) throws InterruptedException {
        try {
            var topic = describe();
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            topic.partitions().forEach(partition -> asked.put(partitionOf(topic, partition.partition()), spec));
            Map<Integer, Long> offsets = new HashMap<>();
            kafka.listOffsets(asked)
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
            return Optional.of(new Offsets(topic.topicId().toString(), offsets));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) return Optional.empty();
            throw new KafkaException("Kafka did not tell the offsets", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka did not answer", e);
        }
    }

    private TopicDescription describe() throws ExecutionException, InterruptedException, TimeoutException {
        return kafka.describeTopics(List.of(Topics.CONTACTS))
                .allTopicNames()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .get(Topics.CONTACTS);
    }

    private static TopicPartition partitionOf(TopicDescription topic, int partition) {
        return new TopicPartition(topic.name(), partition);
    }
}
