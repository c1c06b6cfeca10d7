package dev.handoff.export.contactcopy;

import dev.handoff.events.Topics;
import dev.handoff.starter.messaging.Consumers;
import dev.handoff.starter.messaging.EventConsumer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;

/**
 * Writes the events of contacts into the copy, each batch with its offsets in one transaction, and begins where the copy
 * ends. So the copy itself knows what it holds; the offsets that Kafka keeps for the group are only there to be looked at.
 */
final class ContactListener implements ConsumerSeekAware {

    private static final Logger LOG = LoggerFactory.getLogger(ContactListener.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final EventConsumer consumer;
    private final ContactTopic topic;
    private final ConsumedOffsets consumed;
    private final DataSource database;
    private volatile String topicId;
    private volatile boolean closing;

    ContactListener(Consumers consumers, ContactTopic topic, ConsumedOffsets consumed, DataSource database) {
        this.consumer = consumers.named(ContactCopyReplay.NAME, new ContactCopyWriting());
        this.topic = topic;
        this.consumed = consumed;
        this.database = database;
    }

    @KafkaListener(topics = Topics.CONTACTS)
    void on(List<ConsumerRecord<byte[], byte[]>> messages) throws Exception {
        var nextOffsets = messages.stream()
                .collect(Collectors.toMap(
                        ConsumerRecord::partition, message -> message.offset() + 1, (earlier, later) -> later));
        consumer.consume(messages, connection -> advance(nextOffsets, connection));
    }

    /**
     * Tried until it works: without the start of every partition nobody could say whether the copy is current, and the
     * client library does not call again for the same partitions.
     */
    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assigned, ConsumerSeekCallback seeking) {
        while (!closing) {
            try {
                begin(assigned.keySet(), seeking);
                return;
            } catch (SQLException | KafkaException | DataAccessException e) {
                LOG.warn("Cannot tell yet where to read contacts on, trying again: {}", e.getMessage());
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    private void begin(Collection<TopicPartition> partitions, ConsumerSeekCallback seeking)
            throws SQLException, InterruptedException {
        var beginnings = topic.beginnings().orElseThrow(() -> new KafkaException("the topic is gone"));
        topicId = beginnings.id();
        var starts = starts(partitions, beginnings);
        advance(starts);
        partitions.forEach(
                partition -> seeking.seek(partition.topic(), partition.partition(), starts.get(partition.partition())));
        LOG.info("Reading contacts on from {}", starts);
    }

    private Map<Integer, Long> starts(Collection<TopicPartition> partitions, ContactTopic.Offsets beginnings) {
        var inCopy = consumed.of(beginnings.id());
        Map<Integer, Long> starts = new HashMap<>();
        for (var partition : partitions) {
            var number = partition.partition();
            starts.put(
                    number,
                    Math.max(
                            inCopy.getOrDefault(number, 0L),
                            beginnings.offsets().get(number)));
        }
        return starts;
    }

    private void advance(Map<Integer, Long> nextOffsets) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            advance(nextOffsets, connection);
            connection.commit();
        }
    }

    private void advance(Map<Integer, Long> nextOffsets, Connection connection) throws SQLException {
        ContactCopyWriting.waitForTheEndOfAReplay(connection);
        ConsumedOffsets.advance(topicId, nextOffsets, connection);
    }
}
