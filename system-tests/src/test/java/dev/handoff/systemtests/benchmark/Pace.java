package dev.handoff.systemtests.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Recorder;

/**
 * So many things a second, each begun when it is due, whether those before have ended or not: a latency counts from when
 * it was due, so that what waits because the system was slow is not left out.
 */
record Pace(int perSecond) {

    static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int DIGITS = 3;

    /** One of the things. */
    interface Step {

        /** @param due when it should begin, by {@link System#nanoTime}; it begins a little later */
        void take(long due) throws Exception;
    }

    /** How many in that time. */
    int steps(Duration duration) {
        return (int) (duration.toNanos() / between());
    }

    private long between() {
        return Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /** Takes them, and returns when all have ended; throws what went wrong with one of them. */
    void keep(Duration duration, Step step) throws Exception {
        var between = between();
        var number = steps(duration);
        var taken = new ArrayList<Future<?>>(number);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = System.nanoTime();
            for (var n = 0; n < number; n++) {
                var due = begun + n * between;
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
                    LockSupport.parkNanos(left);
                taken.add(threads.submit(() -> {
                    step.take(due);
                    return null;
                }));
            }
        }
        for (var one : taken) one.get();
    }

    /** The latencies of steps that are over when they return. */
    Round of(Duration duration, Step step) throws Exception {
        var recorder = new Recorder(LONGEST_NANOS, DIGITS);
        keep(duration, due -> {
            step.take(due);
            recorder.recordValue(Math.min(System.nanoTime() - due, LONGEST_NANOS));
        });
        return new Round(perSecond, recorder.getIntervalHistogram());
    }
}
