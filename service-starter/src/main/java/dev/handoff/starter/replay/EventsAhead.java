package dev.handoff.starter.replay;

import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.store.StoredEvent;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The events of a store, batch by batch: the next is read while one is applied. Only as long as nobody else writes, as
 * reading and applying at once takes twice as much of a machine on which commands are to be answered.
 */
final class EventsAhead {

    private final EventLog log;
    private long lastHead;
    private Batch next = Batch.NONE;

    EventsAhead(EventLog log) {
        this.log = log;
    }

    private record Batch(long after, int limit, FutureTask<List<StoredEvent>> events) {

        private static final Batch NONE = new Batch(-1, 0, new FutureTask<>(List::of));
    }

    /** As {@link EventLog#after}. */
    synchronized List<StoredEvent> after(long position, int limit) {
        var ahead = next;
        next = Batch.NONE;
        var events = ahead.after() == position && ahead.limit() == limit ? full(ahead) : List.<StoredEvent>of();
        if (events.isEmpty()) events = log.after(position, limit);
        if (events.size() == limit && isQuiet()) readAfter(events.getLast().position(), limit);
        return events;
    }

    /** Empty if there were fewer, or if it failed: then it is worth reading again. */
    private static List<StoredEvent> full(Batch batch) {
        try {
            var events = batch.events().get();
            return events.size() == batch.limit() ? events : List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            return List.of();
        }
    }

    private boolean isQuiet() {
        var head = log.head();
        var quiet = head == lastHead;
        lastHead = head;
        return quiet;
    }

    private void readAfter(long position, int limit) {
        var events = new FutureTask<>(() -> log.after(position, limit));
        next = new Batch(position, limit, events);
        Thread.ofVirtual().name("replay-ahead").start(events);
    }
}
