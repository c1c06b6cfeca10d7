package dev.handoff.inbox.channel.webchat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** So many a minute for each of those who ask; counted in memory, by this instance alone. */
final class Allowance {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int TIDY_FROM = 10_000;

    private final int perMinute;
    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Spent> spent = new HashMap<>();

    Allowance(int perMinute) {
        this(perMinute, System::nanoTime);
    }

    Allowance(int perMinute, LongSupplier clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    private record Spent(long since, int count) {

        boolean isOver(long now) {
            return now - since >= MINUTE;
        }
    }

    /** Takes one; false if there is none left in this minute. */
    boolean take(String who) {
        var now = clock.getAsLong();
        lock.lock();
        try {
            if (spent.size() >= TIDY_FROM) spent.values().removeIf(minute -> minute.isOver(now));
            var before = spent.get(who);
            var minute = before == null || before.isOver(now) ? new Spent(now, 0) : before;
            if (minute.count() >= perMinute) return false;
            spent.put(who, new Spent(minute.since(), minute.count() + 1));
            return true;
        } finally {
            lock.unlock();
        }
    }
}
