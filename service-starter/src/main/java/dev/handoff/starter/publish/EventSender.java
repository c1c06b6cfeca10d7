package dev.handoff.starter.publish;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.events.EventTypes;
import dev.handoff.starter.json.MillisecondInstants;
import dev.handoff.starter.store.EventVocabulary;
import dev.handoff.starter.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends stored events to Kafka as CloudEvents in binary mode, and waits for acknowledgements. Sends never expire (see {@link EventSenders}), so an event cannot fail while the one after it succeeds. For one thread.
 */
public final class EventSender implements AutoCloseable {

    /** For the acknowledgements that are on their way. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private static final long LOOK_MILLIS = 500;

    private final Producer<String, byte[]> producer;
    private final EventVocabulary vocabulary;
    private final List<Future<?>> sent = new ArrayList<>();

    EventSender(Producer<String, byte[]> producer, EventVocabulary vocabulary) {
        this.producer = producer;
        this.vocabulary = vocabulary;
    }

    boolean isPublished(StoredEvent event) {
        return vocabulary.published().classOf(event.type()).isPresent();
    }

    /** To the service's own topic. The caller waits for the acknowledgement. */
    Future<?> send(StoredEvent event) {
        return producer.send(toRecord(event, vocabulary.topic()));
    }

    /**
     * Once more, to whatever topic, and marked as such. Types that are not published are left out.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not know the topic, or is away for long
     */
    public void sendAgain(StoredEvent event, String topic) {
        if (!isPublished(event)) return;
        var again = toRecord(event, topic);
        header(again, CloudEventHeaders.REPLAYED, CloudEventHeaders.REPLAYED_TRUE);
        sent.add(producer.send(again));
    }

    /**
     * Returns when Kafka has all that was sent again since the last call.
     *
     * @param goOn looked at while Kafka is away
     * @throws CancellationException if it is not to go on
     * @throws IllegalStateException if Kafka refused an event
     */
    public void awaitAcknowledgements(BooleanSupplier goOn) {
        try {
            for (var acknowledgement : sent) await(acknowledgement, goOn);
        } catch (ExecutionException e) {
            throw refused(e);
        } finally {
            sent.clear();
        }
    }

    static IllegalStateException refused(ExecutionException refusal) {
        return new IllegalStateException("Kafka refused an event", refusal.getCause());
    }

    /** Looks now and then whether it is still to go on. */
    static void await(Future<?> acknowledgement, BooleanSupplier goOn) throws ExecutionException {
        while (true) {
            try {
                acknowledgement.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (!goOn.getAsBoolean()) throw new CancellationException("stopped while Kafka is away");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while Kafka is away");
            }
        }
    }

    private ProducerRecord<String, byte[]> toRecord(StoredEvent event, String topic) {
        var message = new ProducerRecord<>(topic, null, event.at().toEpochMilli(), event.aggregateId(), event.json());
        header(message, CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_1_0);
        header(message, CloudEventHeaders.ID, event.eventId());
        header(message, CloudEventHeaders.TYPE, event.type());
        header(message, CloudEventHeaders.SOURCE, vocabulary.source());
        header(message, CloudEventHeaders.SUBJECT, event.aggregateId());
        header(message, CloudEventHeaders.TIME, MillisecondInstants.format(event.at()));
        header(message, CloudEventHeaders.SEQUENCE, Long.toString(event.sequence()));
        header(message, CloudEventHeaders.PARTITION_KEY, event.aggregateId());
        header(message, CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON);
        header(message, CloudEventHeaders.DATA_SCHEMA, EventTypes.schemaIdOf(event.type()));
        header(message, CloudEventHeaders.CORRELATION_ID, event.correlationId());
        header(message, CloudEventHeaders.ACTOR, event.actor());
        return message;
    }

    private static void header(ProducerRecord<?, ?> message, String name, String value) {
        if (value != null) message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Wakes a send that waits for Kafka. */
    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
