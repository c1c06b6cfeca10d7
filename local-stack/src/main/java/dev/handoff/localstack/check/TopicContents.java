package dev.handoff.localstack.check;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.localstack.check.TopicReader.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a topic tells of each key, as a subscriber hears it who drops what it has had: for each event a digest and where it
 * came first. Sixteen bytes for an event and some two hundred for a key.
 */
final class TopicContents {

    private static final long NOWHERE = -1;

    private final String topic;
    private final Map<Integer, Span> spans;
    private final Differences differences;
    private final Map<String, Told> byKey = new HashMap<>();
    private final Digest digest = new Digest();
    private long records;

    TopicContents(String topic, Map<Integer, Span> spans, Differences differences) {
        this.topic = topic;
        this.spans = spans;
        this.differences = differences;
    }

    static TopicContents read(TopicReader reader, String topic, Map<Integer, Span> spans, Differences differences) {
        var contents = new TopicContents(topic, spans, differences);
        reader.read(topic, spans, contents::add);
        return contents;
    }

    /** What was told of one key. */
    static final class Told {

        private final int partition;
        private long[] digests = new long[4];
        private long[] offsets = new long[4];
        private int next;

        Told(int partition) {
            this.partition = partition;
            Arrays.fill(offsets, NOWHERE);
        }

        int partition() {
            return partition;
        }

        /** One more than the last sequence. */
        int next() {
            return next;
        }

        boolean has(long sequence) {
            return sequence < next && offsets[(int) sequence] != NOWHERE;
        }

        long digest(long sequence) {
            return digests[(int) sequence];
        }

        long offset(long sequence) {
            return offsets[(int) sequence];
        }

        private void put(int sequence, long digest, long offset) {
            if (sequence >= digests.length) {
                var length = Math.max(sequence + 1, digests.length * 2);
                var before = offsets.length;
                digests = Arrays.copyOf(digests, length);
                offsets = Arrays.copyOf(offsets, length);
                Arrays.fill(offsets, before, length, NOWHERE);
            }
            digests[sequence] = digest;
            offsets[sequence] = offset;
            next = Math.max(next, sequence + 1);
        }
    }

    void add(ConsumerRecord<String, byte[]> message) {
        records++;
        var sequence = Digest.header(message, CloudEventHeaders.SEQUENCE);
        if (message.key() == null || sequence == null || !sequence.matches("\\d{1,9}")) {
            differences.tell("%s: no event of Handoff".formatted(place(message)));
            return;
        }
        var told = byKey.computeIfAbsent(message.key(), key -> new Told(message.partition()));
        if (told.partition() != message.partition()) {
            differences.tell("%s %s: event %s is not on the partition of those before, %d"
                    .formatted(place(message), message.key(), sequence, told.partition()));
        }
        add(told, Integer.parseInt(sequence), message);
    }

    private void add(Told told, int sequence, ConsumerRecord<String, byte[]> message) {
        var now = digest.of(message);
        if (told.has(sequence)) {
            if (told.digest(sequence) != now) {
                differences.tell("%s %s: event %d is not the one that was told before, at offset %d"
                        .formatted(place(message), message.key(), sequence, told.offset(sequence)));
            }
            return;
        }
        var isAgain = sequence < told.next() && Digest.header(message, CloudEventHeaders.REPLAYED) != null;
        if (sequence != told.next() && !isAgain) {
            differences.tell("%s %s: event %d follows on %s"
                    .formatted(
                            place(message),
                            message.key(),
                            sequence,
                            told.next() == 0 ? "nothing" : "event " + (told.next() - 1)));
        }
        told.put(sequence, now, message.offset());
    }

    /** What was told of a key, which is taken out; null if nothing was. */
    Told take(String key) {
        return byKey.remove(key);
    }

    Set<String> keys() {
        return byKey.keySet();
    }

    String topic() {
        return topic;
    }

    Map<Integer, Span> spans() {
        return spans;
    }

    long records() {
        return records;
    }

    private String place(ConsumerRecord<?, ?> message) {
        return "%s-%d offset %d".formatted(topic, message.partition(), message.offset());
    }
}
