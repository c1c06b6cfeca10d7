package dev.handoff.systemtests.fault;

import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.FolderStream;
import dev.handoff.systemtests.stack.FolderStream.Event;
import dev.handoff.systemtests.stack.Person;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Somebody who watches the folders for long: comes back, to the next gateway, with what was heard last. */
final class Follower implements AutoCloseable {

    private static final Duration BEFORE_THE_NEXT = Duration.ofMillis(100);

    private final List<Person> places;
    private final List<FolderStream> streams = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    /** @param places the same person at several gateways */
    Follower(List<Person> places) {
        this.places = places;
        streams.add(places.getFirst().watch());
        thread = Thread.ofVirtual().start(this::follow);
    }

    private void follow() {
        for (var turn = 1; !closed; ) {
            if (current().isOver()) turn = reconnect(turn);
            LockSupport.parkNanos(BEFORE_THE_NEXT.toNanos());
        }
    }

    private int reconnect(int turn) {
        try {
            var stream = places.get(turn % places.size()).watchSince(lastId());
            synchronized (this) {
                streams.add(stream);
            }
        } catch (UncheckedIOException | AssertionError notNow) {
            // tries the next
        }
        return turn + 1;
    }

    private synchronized FolderStream current() {
        return streams.getLast();
    }

    private synchronized String lastId() {
        return streams.reversed().stream()
                .flatMap(stream -> Stream.ofNullable(stream.lastId()))
                .findFirst()
                .orElse(null);
    }

    /** All that was heard, of this name. */
    synchronized List<Event> events(String name) {
        return streams.stream().flatMap(stream -> stream.events(name).stream()).toList();
    }

    /** How often it had to come back. */
    synchronized int returns() {
        return streams.size() - 1;
    }

    @Override
    public void close() {
        closed = true;
        await("the last look").until(() -> !thread.isAlive());
        streams.forEach(FolderStream::close);
    }
}
