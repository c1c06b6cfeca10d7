package dev.handoff.export.contactcopy;

import dev.handoff.events.Topics;
import dev.handoff.starter.deadletter.DeadLetters;
import dev.handoff.starter.messaging.EventReader;
import dev.handoff.starter.messaging.Letters;
import dev.handoff.starter.messaging.ReceivedEvent;
import dev.handoff.starter.messaging.UnreadableRecord;
import dev.handoff.starter.replay.Replayable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the copy of the contacts anew from the beginning of the topic, as far as the live one is. A position is how many
 * offsets of all partitions lie before it; how far each partition is, the copy itself says.
 */
final class ContactCopyReplay implements Replayable {

    /** Also the name of who fills the live copy from Kafka. */
    static final String NAME = "contact-copy";

    /** Whoever writes the live copy shares it. */
    static final long WRITERS = 0x436f7079L;

    private static final Logger LOG = LoggerFactory.getLogger(ContactCopyReplay.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A consumer of its own, of no group. */
    @FunctionalInterface
    interface Consumers {

        /** @param limit records in a poll */
        Consumer<byte[], byte[]> open(int limit);
    }

    private final ContactTopic topic;
    private final ConsumedOffsets consumed;
    private final EventReader reader;
    private final DeadLetters letters;
    private final Consumers consumers;
    /** Of the one thread that replays. */
    private Consumer<byte[], byte[]> consumer;

    private int limitOfConsumer;

    ContactCopyReplay(
            ContactTopic topic,
            ConsumedOffsets consumed,
            EventReader reader,
            DeadLetters letters,
            Consumers consumers) {
        this.topic = topic;
        this.consumed = consumed;
        this.reader = reader;
        this.letters = letters;
        this.consumers = consumers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("contact", "consumed_offset");
    }

    @Override
    public long head() {
        return consumed.sum();
    }

    @Override
    public long end() {
        try {
            return topic.ends().map(ends -> sum(ends.offsets())).orElse(0L);
        } catch (KafkaException e) {
            LOG.debug("Where the topic ends is not known", e);
            return head();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return head();
        }
    }

    @Override
    public long writersLock() {
        return WRITERS;
    }

    @Override
    public String whyItGoesOn() {
        return "exports wait until it is current.";
    }

    @Override
    public long apply(long position, int limit, Connection connection) throws SQLException {
        try {
            // what was taken up from the dead letters before is on the topic to be read, what is later is refused
            if (position == 0) letters.lockOut(NAME, connection);
            var beginnings = beginnings();
            var live = consumed.of(beginnings.id());
            var reached = new HashMap<>(live);
            reached.replaceAll((_, _) -> 0L);
            reached.putAll(ConsumedOffsets.of(beginnings.id(), connection));
            if (sum(reached) < sum(live)) read(beginnings.id(), reached, live, limit, connection);
            if (sum(reached) == sum(live)) close();
            return sum(reached);
        } catch (KafkaException e) {
            close();
            throw new SQLTransientException("Kafka is away: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientException("interrupted", e);
        }
    }

    /** @throws IllegalStateException if the topic does not have all that the live copy has from it */
    private ContactTopic.Offsets beginnings() throws InterruptedException {
        var beginnings =
                topic.beginnings().orElseThrow(() -> new IllegalStateException("There is no topic of the contacts."));
        if (sum(beginnings.offsets()) > 0) {
            throw new IllegalStateException("Kafka does not have the beginning of the topic of the contacts any more.");
        }
        if (consumed.hasAnotherThan(beginnings.id())) {
            throw new IllegalStateException("The topic of the contacts was made anew; the one before is in the copy.");
        }
        return beginnings;
    }

    private void read(
            String topicId, Map<Integer, Long> reached, Map<Integer, Long> live, int limit, Connection connection)
            throws SQLException {
        var from = consumer(limit);
        var partitions = reached.keySet().stream()
                .filter(partition -> reached.get(partition) < live.get(partition))
                .map(partition -> new TopicPartition(Topics.CONTACTS, partition))
                .toList();
        from.assign(partitions);
        partitions.forEach(partition -> from.seek(partition, reached.get(partition.partition())));
        var records = from.poll(PATIENCE);
        if (records.isEmpty()) throw new SQLTransientException("Kafka gives nothing");
        var messages = records.partitions().stream()
                .flatMap(partition -> records.records(partition).stream())
                .filter(message -> message.offset() < live.get(message.partition()))
                .toList();
        ContactChanges.of(events(messages, connection)).write(connection);
        partitions.forEach(partition -> reached.put(
                partition.partition(), Math.min(from.position(partition), live.get(partition.partition()))));
        ConsumedOffsets.advance(topicId, reached, connection);
    }

    /** But for those that are not in the live copy either, since they were set aside. */
    private List<ReceivedEvent> events(List<ConsumerRecord<byte[], byte[]>> messages, Connection connection) {
        var aside = letters.among(messages.stream().map(Letters::place).toList(), NAME, connection);
        return messages.stream()
                .filter(message -> !aside.contains(Letters.place(message)))
                .map(this::read)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What nobody could read was passed over before there were dead letters. */
    private Optional<ReceivedEvent> read(ConsumerRecord<byte[], byte[]> message) {
        try {
            return Optional.of(reader.read(message));
        } catch (UnreadableRecord e) {
            return Optional.empty();
        }
    }

    /** Kept from one batch to the next: a new one takes its time to find the brokers. */
    private Consumer<byte[], byte[]> consumer(int limit) {
        if (consumer != null && limit != limitOfConsumer) close();
        if (consumer == null) consumer = consumers.open(limit);
        limitOfConsumer = limit;
        return consumer;
    }

    private void close() {
        if (consumer != null) consumer.close();
        consumer = null;
    }

    private static long sum(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
