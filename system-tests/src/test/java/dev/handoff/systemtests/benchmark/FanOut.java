package dev.handoff.systemtests.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Recorder;

/** Changes of conversations at a steady pace, and the time until each has come to each of some streams. */
final class FanOut {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(20);

    private FanOut() {}

    /** Changes one conversation. */
    private interface Change {
        void make(int number) throws Exception;
    }

    /**
     * Of escalations. Each is two changes: its contact is known a moment later, which does not count.
     *
     * @param watchers the tokens of those who look on
     * @return with the latencies from when an escalation was due to when a stream told of it
     * @throws IllegalStateException if a stream does not tell of one
     */
    static Round ofEscalations(MeasuredStack stack, List<String> watchers, Pace pace, Duration duration)
            throws Exception {
        var first = stack.takeNumbers(pace.steps(duration));
        return measure(stack, watchers, pace, duration, first, stack::escalateInTheEnd);
    }

    /**
     * Likewise of claims, each of which is one change. The conversations are escalated before.
     *
     * @param agents how many take one in turn
     */
    static Round ofClaims(MeasuredStack stack, List<String> watchers, Pace pace, Duration duration, int agents)
            throws Exception {
        var steps = pace.steps(duration);
        var first = stack.takeNumbers(steps);
        for (var number = first; number < first + steps; number++) stack.escalate(number);
        stack.awaitCalm();
        return measure(stack, watchers, pace, duration, first, number -> stack.assignInTheEnd(number, number % agents));
    }

    private static Round measure(
            MeasuredStack stack, List<String> watchers, Pace pace, Duration duration, int first, Change change)
            throws Exception {
        var dueTimes = new ConcurrentHashMap<Integer, Long>();
        var recorder = new Recorder(Pace.LONGEST_NANOS, 3);
        var heard = new AtomicInteger();
        Streams.Heard hear = (number, at) -> {
            var due = dueTimes.get(number);
            if (due == null) return false;
            recorder.recordValue(Math.min(at - due, Pace.LONGEST_NANOS));
            heard.incrementAndGet();
            return true;
        };
        var next = new AtomicInteger(first);
        try (var streams = new Streams(stack.gateway(), watchers, first, hear)) {
            var begun = System.nanoTime();
            pace.keep(duration, due -> {
                var number = next.getAndIncrement();
                dueTimes.put(number, due);
                change.make(number);
            });
            awaitAll(streams, dueTimes, watchers.size(), heard);
            var seconds = (System.nanoTime() - begun) / 1e9;
            return new Round(dueTimes.size() / seconds, recorder.getIntervalHistogram());
        }
    }

    private static void awaitAll(
            Streams streams, ConcurrentMap<Integer, Long> changed, int watchers, AtomicInteger heard) throws Exception {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (heard.get() < changed.size() * watchers) {
            streams.check();
            if (System.nanoTime() - until > 0)
                throw new IllegalStateException(
                        "of %d changes on %d streams %d were told".formatted(changed.size(), watchers, heard.get()));
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
