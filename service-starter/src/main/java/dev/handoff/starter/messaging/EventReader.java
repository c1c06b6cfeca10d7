package dev.handoff.starter.messaging;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.starter.command.Origin;
import dev.handoff.starter.store.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;

/** Reads CloudEvents in binary mode from Kafka records. */
public final class EventReader {

    private final EventJson json;

    EventReader(EventJson json) {
        this.json = json;
    }

    /**
     * Reads one record.
     *
     * @throws UnreadableRecord if it is no event of a known type
     */
    public ReceivedEvent read(ConsumerRecord<byte[], byte[]> message) {
        var type = required(message, CloudEventHeaders.TYPE);
        return new ReceivedEvent(
                type,
                required(message, CloudEventHeaders.SUBJECT),
                sequence(message),
                payload(type, message.value()),
                time(message),
                new Origin(
                        header(message, CloudEventHeaders.ACTOR), header(message, CloudEventHeaders.CORRELATION_ID)));
    }

    private Object payload(String type, byte[] value) {
        if (value == null) throw new UnreadableRecord("no value");
        try {
            return json.read(type, value);
        } catch (JacksonException e) {
            throw new UnreadableRecord("no JSON of " + type);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord(e.getMessage());
        }
    }

    private static long sequence(ConsumerRecord<?, ?> message) {
        try {
            return Long.parseLong(required(message, CloudEventHeaders.SEQUENCE));
        } catch (NumberFormatException e) {
            throw new UnreadableRecord("no number in header " + CloudEventHeaders.SEQUENCE);
        }
    }

    private static Instant time(ConsumerRecord<?, ?> message) {
        try {
            return Instant.parse(required(message, CloudEventHeaders.TIME));
        } catch (DateTimeException e) {
            throw new UnreadableRecord("no time in header " + CloudEventHeaders.TIME);
        }
    }

    private static String required(ConsumerRecord<?, ?> message, String name) {
        var value = header(message, name);
        if (value == null) throw new UnreadableRecord("no header " + name);
        return value;
    }

    /** Null if it is not there. */
    static String header(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
