package dev.handoff.systemtests.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Many clients at once for a while, each doing one thing after the other.
 *
 * @param perSecond things done
 * @param latencies of each, in nanoseconds
 */
record Round(double perSecond, Histogram latencies) {

    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int DIGITS = 3;

    /** What a client does over and over; each of its steps is measured alone. */
    interface Client {
        void live(Stopwatch stopwatch) throws Exception;
    }

    /** Measures one step. */
    interface Stopwatch {
        void time(Callable<?> step) throws Exception;
    }

    /** The latency that so many percent of them do not exceed. */
    double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    static Round of(Duration duration, Iterable<? extends Client> clients) throws Exception {
        var recorder = new Recorder(LONGEST_NANOS, DIGITS);
        var begun = System.nanoTime();
        var end = begun + duration.toNanos();
        var running = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client : clients) {
                running.add(threads.submit(() -> {
                    while (System.nanoTime() < end) client.live(step -> time(recorder, step));
                    return null;
                }));
            }
            for (var client : running) client.get();
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        var latencies = recorder.getIntervalHistogram();
        return new Round(latencies.getTotalCount() / seconds, latencies);
    }

    private static void time(Recorder recorder, Callable<?> step) throws Exception {
        var begun = System.nanoTime();
        step.call();
        recorder.recordValue(Math.min(System.nanoTime() - begun, LONGEST_NANOS));
    }
}
