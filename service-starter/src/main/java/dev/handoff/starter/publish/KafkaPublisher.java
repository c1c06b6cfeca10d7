package dev.handoff.starter.publish;

import dev.handoff.starter.reaction.Reaction;
import dev.handoff.starter.store.StoredEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Publishes stored events to the service's topic as CloudEvents in binary mode. All acknowledgements of a batch are
 * awaited before its position is kept, so the store is the outbox: at least once, in order for each key, never a hole. Of
 * a conversation or contact none is sent before the one before it is acknowledged: that one may be refused for good, and
 * then those after it have to wait behind it.
 *
 * <p>Sends never expire (see {@link EventSenders}); while Kafka is away this waits, and commands go on.
 */
public final class KafkaPublisher implements Reaction {

    /** Also the reaction's name in operations and metrics. */
    public static final String NAME = "kafka-publisher";

    /** Under load what happens in the meantime goes out together. */
    private static final Duration REST = Duration.ofMillis(5);

    private final EventSender sender;
    /** Since the last position was kept; of the one thread that this runs on. */
    private final List<StoredEvent> batch = new ArrayList<>();

    private volatile boolean stopped;

    KafkaPublisher(EventSender sender) {
        this.sender = sender;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration rest() {
        return REST;
    }

    @Override
    public void on(StoredEvent event) {
        if (sender.isPublished(event)) batch.add(event);
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
        return new Sent(event, sender.send(event));
    }

    /** Returns why Kafka will never take it; empty once it has it. */
    private Optional<Exception> await(Future<?> acknowledgement) {
        try {
            EventSender.await(acknowledgement, () -> !stopped);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception refusal && isForGood(refusal)) return Optional.of(refusal);
            throw EventSender.refused(e);
        }
    }

    /** The cause is in this record alone. Invalid records are not meant: all that came with one are called so. */
    private static boolean isForGood(Exception refusal) {
        return refusal instanceof RecordTooLargeException || refusal instanceof SerializationException;
    }

    @Override
    public void stop() {
        stopped = true;
        sender.close();
    }
}
