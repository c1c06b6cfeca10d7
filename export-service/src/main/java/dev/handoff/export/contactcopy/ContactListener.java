package dev.handoff.export.contactcopy;

import dev.handoff.events.Topics;
import dev.handoff.starter.messaging.EventReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final EventReader reader;
    private final ContactTopic topic;
    private final ConsumedOffsets consumed;
    private final DataSource database;
    private volatile String topicId;
    private volatile boolean closing;

    ContactListener(EventReader reader, ContactTopic topic, ConsumedOffsets consumed, DataSource database) {
        this.reader = reader;
        this.topic = topic;
        this.consumed = consumed;
        this.database = database;
    }

    @KafkaListener(topics = Topics.CONTACTS)
    void on(List<ConsumerRecord<String, byte[]>> messages) throws SQLException {
        var changes = ContactChanges.of(
                messages.stream().map(reader::read).flatMap(Optional::stream).toList());
        var nextOffsets = messages.stream()
                .collect(Collectors.toMap(
                        ConsumerRecord::partition, message -> message.offset() + 1, (earlier, later) -> later));
        inTransaction(connection -> {
            changes.write(connection);
            ConsumedOffsets.advance(topicId, nextOffsets, connection);
        });
    }

    /**
     * Tried until it works: without the start of every partition nobody could say whether the copy is current, and the
     * client library does not call again for the same partitions.
     */
    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assigned, ConsumerSeekCallback consumer) {
        while (!closing) {
            try {
                begin(assigned.keySet(), consumer);
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

    private void begin(Collection<TopicPartition> partitions, ConsumerSeekCallback consumer)
            throws SQLException, InterruptedException {
        var beginnings = topic.beginnings().orElseThrow(() -> new KafkaException("the topic is gone"));
        topicId = beginnings.id();
        var starts = starts(partitions, beginnings);
        inTransaction(connection -> ConsumedOffsets.advance(topicId, starts, connection));
        partitions.forEach(partition ->
                consumer.seek(partition.topic(), partition.partition(), starts.get(partition.partition())));
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

    private void inTransaction(SqlWork work) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                waitForTheEndOfAReplay(connection);
                work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static void waitForTheEndOfAReplay(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock_shared(?)")) {
            lock.setLong(1, ContactCopyReplay.WRITERS);
            lock.execute();
        }
    }

    @FunctionalInterface
    private interface SqlWork {

        void on(Connection connection) throws SQLException;
    }
}
