package dev.handoff.starter.messaging;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.starter.command.Origin;
import dev.handoff.starter.problem.CorrelationFilter;
import dev.handoff.starter.store.EventJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Reads CloudEvents in binary mode from Kafka records. */
public final class EventReader {

    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private final EventJson json;
    private final Counter unreadable;

    EventReader(EventJson json, MeterRegistry metrics) {
        this.json = json;
        this.unreadable = Counter.builder("handoff.consumer.unreadable")
                .description("Records on the topics that are no events of a known type, and were passed over")
                .register(metrics);
    }

    /**
     * Reads one record. Empty, counted and logged for what is no event of a known type: such a record would be as
     * unreadable the next time, and must not hold up those behind it.
     */
    public Optional<ReceivedEvent> read(ConsumerRecord<String, byte[]> message) {
        var correlationId = CorrelationFilter.loggable(optional(message, CloudEventHeaders.CORRELATION_ID));
        try (var _ = MDC.putCloseable(CorrelationFilter.LOGGED_AS, correlationId)) {
            return readOrPassOver(message);
        }
    }

    private Optional<ReceivedEvent> readOrPassOver(ConsumerRecord<String, byte[]> message) {
        try {
            var type = header(message, CloudEventHeaders.TYPE);
            LOG.debug("Reads {} from {}-{} at offset {}", type, message.topic(), message.partition(), message.offset());
            return Optional.of(new ReceivedEvent(
                    type,
                    header(message, CloudEventHeaders.SUBJECT),
                    Long.parseLong(header(message, CloudEventHeaders.SEQUENCE)),
                    json.read(type, message.value()),
                    Instant.parse(header(message, CloudEventHeaders.TIME)),
                    new Origin(
                            optional(message, CloudEventHeaders.ACTOR),
                            optional(message, CloudEventHeaders.CORRELATION_ID))));
        } catch (RuntimeException e) {
            unreadable.increment();
            LOG.error(
                    "Passed over a record that is no known event: {}-{} at offset {} ({})",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        var value = optional(message, name);
        if (value == null) throw new IllegalArgumentException("no header " + name);
        return value;
    }

    private static String optional(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
