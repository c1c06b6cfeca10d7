package dev.handoff.systemtests.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Recorder;

/** Escalations at a steady pace, and the time until each has come to each of some streams. */
final class FanOut {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(20);

    private FanOut() {}

    /**
     * @param watchers the tokens of those who look on
     * @return with the latencies from when an escalation was due to when a stream told of it
     * @throws IllegalStateException if a stream does not tell of one
     */
    static Round measure(MeasuredStack stack, List<String> watchers, Pace pace, Duration duration) throws Exception {
        var dueTimes = new ConcurrentHashMap<Integer, Long>();
        var recorder = new Recorder(Pace.LONGEST_NANOS, 3);
        var heard = new AtomicInteger();
        Streams.Heard hear = (number, at) -> {
            var due = dueTimes.get(number);
            if (due == null) return;
            recorder.recordValue(Math.min(at - due, Pace.LONGEST_NANOS));
            heard.incrementAndGet();
        };
        try (var streams = new Streams(stack.gateway(), watchers, stack.nextNumber(), hear)) {
            var begun = System.nanoTime();
            pace.keep(duration, due -> {
                var number = stack.nextNumber();
                dueTimes.put(number, due);
                stack.escalateInTheEnd(number);
            });
            awaitAll(streams, dueTimes, watchers.size(), heard);
            var seconds = (System.nanoTime() - begun) / 1e9;
            return new Round(dueTimes.size() / seconds, recorder.getIntervalHistogram());
        }
    }

    private static void awaitAll(
            Streams streams, ConcurrentMap<Integer, Long> escalated, int watchers, AtomicInteger heard)
            throws Exception {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (heard.get() < escalated.size() * watchers) {
            streams.check();
            if (System.nanoTime() - until > 0)
                throw new IllegalStateException("of %d escalations on %d streams %d were told"
                        .formatted(escalated.size(), watchers, heard.get()));
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
