package dev.handoff.systemtests.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Recorder;

/** Changes of conversations at a steady pace, and the time until each has come to each of some open streams. */
final class FanOut implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final ConcurrentMap<Integer, Long> dueTimes = new ConcurrentHashMap<>();
    private final AtomicInteger heard = new AtomicInteger();
    private final Recorder recorder = new Recorder(Pace.LONGEST_NANOS, 3);
    private final AtomicInteger next;
    private final int watchers;
    private final Change change;
    private final Streams streams;

    /** Changes one conversation. */
    private interface Change {
        void make(int number) throws Exception;
    }

    private FanOut(MeasuredStack stack, List<String> watchers, int first, Change change) throws IOException {
        this.next = new AtomicInteger(first);
        this.watchers = watchers.size();
        this.change = change;
        this.streams = new Streams(stack.gateway(), watchers, first, this::heard);
    }

    /**
     * Of escalations. Each is two changes: its contact is known a moment later, which does not count.
     *
     * @param watchers the tokens of those who look on
     * @param most changes that will be made
     */
    static FanOut ofEscalations(MeasuredStack stack, List<String> watchers, int most) throws IOException {
        return new FanOut(stack, watchers, stack.takeNumbers(most), stack::escalateInTheEnd);
    }

    /**
     * Likewise of claims, each of which is one change. The conversations are escalated before.
     *
     * @param agents how many take one in turn
     */
    static FanOut ofClaims(MeasuredStack stack, List<String> watchers, int most, int agents) throws Exception {
        var first = stack.takeNumbers(most);
        for (var number = first; number < first + most; number++) stack.escalate(number);
        stack.awaitCalm();
        return new FanOut(stack, watchers, first, number -> stack.assignInTheEnd(number, number % agents));
    }

    private boolean heard(int number, long at) {
        var due = dueTimes.get(number);
        if (due == null) return false;
        recorder.recordValue(Math.min(at - due, Pace.LONGEST_NANOS));
        heard.incrementAndGet();
        return true;
    }

    /**
     * Changes for so long.
     *
     * @return with the latencies from when a change was due to when a stream told of it
     * @throws IllegalStateException if a stream does not tell of one
     */
    Round round(Pace pace, Duration duration) throws Exception {
        recorder.reset();
        var begun = System.nanoTime();
        pace.keep(duration, due -> {
            var number = next.getAndIncrement();
            dueTimes.put(number, due);
            change.make(number);
        });
        awaitAll();
        var seconds = (System.nanoTime() - begun) / 1e9;
        return new Round(pace.steps(duration) / seconds, recorder.getIntervalHistogram());
    }

    private void awaitAll() throws IOException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (heard.get() < dueTimes.size() * watchers) {
            streams.check();
            if (System.nanoTime() - until > 0)
                throw new IllegalStateException(
                        "of %d changes on %d streams %d were told".formatted(dueTimes.size(), watchers, heard.get()));
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void close() throws IOException {
        streams.close();
    }
}
