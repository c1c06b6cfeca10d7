package dev.handoff.starter.publish;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.events.EventTypes;
import dev.handoff.starter.json.MillisecondInstants;
import dev.handoff.starter.reaction.Reaction;
import dev.handoff.starter.store.EventVocabulary;
import dev.handoff.starter.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Publishes stored events to the service's topic as CloudEvents in binary mode. All acknowledgements of a batch are
 * awaited before its position is kept, so the store is the outbox: at least once, in order for each key, never a hole. Of
 * a conversation or contact none is sent before the one before it is acknowledged: that one may be refused for good, and
 * then those after it have to wait behind it.
 *
 * <p>Sends never expire (see the producer's settings); while Kafka is away this waits, and commands go on.
 */
public final class KafkaPublisher implements Reaction {

    /** Also the reaction's name in operations and metrics. */
    public static final String NAME = "kafka-publisher";

    /** For the acknowledgements that are on their way when the service stops. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;
    private final EventVocabulary vocabulary;
    /** Since the last position was kept; of the one thread that this runs on. */
    private final List<StoredEvent> batch = new ArrayList<>();

    private volatile boolean stopped;

    KafkaPublisher(Producer<String, byte[]> producer, EventVocabulary vocabulary) {
        this.producer = producer;
        this.vocabulary = vocabulary;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(StoredEvent event) {
        if (vocabulary.published().classOf(event.type()).isPresent()) batch.add(event);
    }

    private record Sent(StoredEvent event, Future<?> acknowledgement) {}

    /** In waves: the next event of each conversation and contact together. */
    @Override
    public void complete(Letterbox letterbox) {
        try {
            Map<String, Queue<StoredEvent>> queues = new LinkedHashMap<>();
            batch.forEach(event -> queues.computeIfAbsent(event.aggregateId(), _ -> new ArrayDeque<>())
                    .add(event));
            while (!queues.isEmpty()) {
                var wave = queues.values().stream()
                        .map(queue -> send(queue.remove()))
                        .toList();
                for (var sent : wave) {
                    var refusal = await(sent.acknowledgement());
                    if (refusal.isEmpty()) continue;
                    letterbox.put(sent.event(), refusal.get());
                    queues.remove(sent.event().aggregateId()).forEach(event -> letterbox.put(event, refusal.get()));
                }
                queues.values().removeIf(Collection::isEmpty);
            }
        } finally {
            batch.clear();
        }
    }

    private Sent send(StoredEvent event) {
        return new Sent(event, producer.send(toRecord(event)));
    }

    /** Returns why Kafka will never take it; empty once it has it. */
    private Optional<Exception> await(Future<?> acknowledgement) {
        while (true) {
            try {
                acknowledgement.get(500, TimeUnit.MILLISECONDS);
                return Optional.empty();
            } catch (TimeoutException e) {
                if (stopped) throw new CancellationException("stopped while Kafka is away");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Exception refusal && isForGood(refusal)) return Optional.of(refusal);
                throw new IllegalStateException("Kafka refused an event", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while Kafka is away");
            }
        }
    }

    /** The cause is in the record, not in Kafka. */
    private static boolean isForGood(Exception refusal) {
        return refusal instanceof RecordTooLargeException
                || refusal instanceof InvalidRecordException
                || refusal instanceof SerializationException;
    }

    private ProducerRecord<String, byte[]> toRecord(StoredEvent event) {
        var message = new ProducerRecord<>(
                vocabulary.topic(), null, event.at().toEpochMilli(), event.aggregateId(), event.json());
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

    /** Closing the producer wakes a send that waits for Kafka. */
    @Override
    public void stop() {
        stopped = true;
        producer.close(CLOSE_TIMEOUT);
    }
}
