package dev.handoff.starter.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;

/**
 * Follows the store by position. Since positions are in order of commits there are no gaps to remember: after n comes
 * whatever is the next row. It never polls an idle store, but waits for the {@link StoreHead}.
 */
final class PositionStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final int PAGE = 1_000;

    private final EventLog log;
    private final StoreHead head;
    private final Deque<StoredEvent> page = new ArrayDeque<>();
    private Runnable stopCallingBack = () -> {};
    private long position;

    PositionStream(EventLog log, StoreHead head, long position) {
        this.log = log;
        this.head = head;
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNext() ? Optional.of(toMessage(page.element())) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (hasNext()) return true;
        return head.awaitBeyond(position, Duration.of(timeout, unit.toChronoUnit())) && hasNext();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNext()) head.awaitBeyond(position, Duration.ofSeconds(10));
        var event = page.remove();
        position = event.position();
        return toMessage(event);
    }

    /** True: whoever follows need not poll. */
    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        stopCallingBack.run();
        stopCallingBack = head.onAdvance(callback);
        return true;
    }

    @Override
    public void close() {
        stopCallingBack.run();
    }

    private boolean hasNext() {
        if (page.isEmpty() && head.position() > position) page.addAll(log.after(position, PAGE));
        return !page.isEmpty();
    }

    private static TrackedEventMessage<?> toMessage(StoredEvent event) {
        var message = new GenericMessage<>(event.eventId(), event, java.util.Map.of());
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()), new GenericEventMessage<>(message, event::at));
    }
}
