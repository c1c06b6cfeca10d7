package dev.handoff.localstack.check;

import dev.handoff.events.CloudEventHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Eight bytes that stand for all that is told of an event: the same for the stored and for the published one. */
final class Digest {

    private static final List<String> HEADERS = List.of(
            CloudEventHeaders.ID,
            CloudEventHeaders.TYPE,
            CloudEventHeaders.SUBJECT,
            CloudEventHeaders.PARTITION_KEY,
            CloudEventHeaders.SEQUENCE,
            CloudEventHeaders.CORRELATION_ID,
            CloudEventHeaders.ACTOR);

    private final MessageDigest sha;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    long of(ConsumerRecord<String, byte[]> published) {
        HEADERS.forEach(name -> add(header(published, name)));
        add(millis(header(published, CloudEventHeaders.TIME)));
        return end(published.value());
    }

    long of(StoredEvent stored) {
        add(stored.eventId());
        add(stored.type());
        add(stored.aggregateId());
        add(stored.aggregateId());
        add(Long.toString(stored.sequence()));
        add(stored.correlationId());
        add(stored.actor());
        add(Long.toString(stored.at().toEpochMilli()));
        return end(stored.json());
    }

    /** The text of a header; null if there is none. */
    static String header(ConsumerRecord<?, ?> published, String name) {
        var header = published.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String millis(String time) {
        return time == null ? null : Long.toString(Instant.parse(time).toEpochMilli());
    }

    private void add(String text) {
        sha.update(Objects.requireNonNullElse(text, "").getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
    }

    private long end(byte[] value) {
        return ByteBuffer.wrap(sha.digest(value == null ? new byte[0] : value)).getLong();
    }
}
