package dev.handoff.starter.operations;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How fast a position moves, over the last ten seconds. For use by several threads. */
public final class Rate {

    private static final long WINDOW = Duration.ofSeconds(10).toNanos();
    private static final long BETWEEN_MARKS = Duration.ofMillis(200).toNanos();
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private record Mark(long nanos, long position) {}

    private final LongSupplier clock;
    private final Deque<Mark> marks = new ArrayDeque<>();

    public Rate() {
        this(System::nanoTime);
    }

    Rate(LongSupplier clock) {
        this.clock = clock;
    }

    /** The position is here now. */
    public synchronized void at(long position) {
        var now = clock.getAsLong();
        // of marks close to each other the last one moves on, so that there are few however often this is called
        if (marks.size() > 1 && now - marks.peekLast().nanos() < BETWEEN_MARKS) marks.removeLast();
        marks.addLast(new Mark(now, position));
    }

    /** Positions in a second; 0 while nothing is known. */
    public synchronized double perSecond() {
        var now = clock.getAsLong();
        while (marks.size() > 1 && now - marks.peekFirst().nanos() > WINDOW) marks.removeFirst();
        if (marks.size() < 2) return 0;
        var moved = marks.peekLast().position() - marks.peekFirst().position();
        return moved * SECOND / Math.max(now - marks.peekFirst().nanos(), BETWEEN_MARKS);
    }
}
