package dev.handoff.systemtests.benchmark;

import dev.handoff.starter.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/**
 * What a replay costs those who work meanwhile: the inbox in process on a store of many events, agents at a steady pace, a
 * client that checks every answer, and the views made anew one after the other.
 */
final class ReplayBenchmark {

    private static final List<String> VIEWS = List.of("folders", "thread");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private ReplayBenchmark() {}

    /**
     * Some time of the run.
     *
     * @param eventsPerSecond of a replay, from asking for it to its end; 0 where there was none
     * @param commands latencies
     * @param answers latencies of what the client asked
     */
    record Phase(String name, double seconds, double eventsPerSecond, Histogram commands, Histogram answers) {

        double p99() {
            return commands.getValueAtPercentile(99) / 1e6;
        }

        @Override
        public String toString() {
            return "%-26s %7.1f s  %9s  %9d  %7.1f ms %7.1f ms %7.1f ms  %7.1f ms %7.1f ms"
                    .formatted(
                            name,
                            seconds,
                            eventsPerSecond == 0 ? "" : "%,.0f/s".formatted(eventsPerSecond),
                            commands.getTotalCount(),
                            commands.getValueAtPercentile(50) / 1e6,
                            p99(),
                            commands.getMaxValue() / 1e6,
                            answers.getValueAtPercentile(99) / 1e6,
                            answers.getMaxValue() / 1e6);
        }
    }

    /**
     * What was measured.
     *
     * @param alone events in a second of each view, made with nobody at work
     * @param limit events in a second that can be copied
     * @param looks answers that the client checked
     * @param wrong what was wrong with them
     * @param differences rows that differ from what the events say, in the end
     */
    record Result(
            long events,
            List<Double> alone,
            double limit,
            List<Phase> phases,
            long looks,
            List<String> wrong,
            long differences) {

        private static final double MOST_TIMES_USUAL = 3;
        private static final double LEAST_OF_LIMIT = 0.3;

        double usualP99() {
            var all = new Histogram(phases.getFirst().commands());
            phases.stream()
                    .skip(1)
                    .filter(phase -> phase.eventsPerSecond() == 0)
                    .forEach(phase -> all.add(phase.commands()));
            return all.getValueAtPercentile(99) / 1e6;
        }

        double timesUsual() {
            return phases.stream()
                            .filter(phase -> phase.eventsPerSecond() > 0)
                            .mapToDouble(Phase::p99)
                            .max()
                            .orElseThrow()
                    / usualP99();
        }

        boolean isGoodEnough() {
            return wrong.isEmpty()
                    && differences == 0
                    && timesUsual() < MOST_TIMES_USUAL
                    && alone.getFirst() >= LEAST_OF_LIMIT * limit;
        }

        @Override
        public String toString() {
            var lines = new ArrayList<String>();
            lines.add("%,d events; nobody at work: folders %,.0f/s, thread %,.0f/s; copied by a cursor: %,.0f/s"
                    .formatted(events, alone.getFirst(), alone.getLast(), limit));
            lines.add("folders are %.2f of that limit (at least %.2f)"
                    .formatted(alone.getFirst() / limit, LEAST_OF_LIMIT));
            lines.add("");
            lines.add("%-26s %9s  %9s  %9s  %30s  %20s"
                    .formatted("", "time", "events", "commands", "p50        p99    longest", "answers p99  longest"));
            phases.forEach(phase -> lines.add(phase.toString()));
            lines.add("");
            lines.add("p99 of commands during a replay: %.1f times the usual %.1f ms (below %.0f)"
                    .formatted(timesUsual(), usualP99(), MOST_TIMES_USUAL));
            lines.add("answers looked at: %,d; wrong: %d".formatted(looks, wrong.size()));
            wrong.stream().limit(5).forEach(what -> lines.add("  " + what));
            lines.add("rows that differ from the events in the end: " + differences);
            return String.join("\n", lines) + "\n";
        }
    }

    /**
     * @param calm how long each time without a replay is measured
     * @param perSecond commands of all agents together
     */
    static Result run(int events, Duration calm, int agents, int perSecond) throws Exception {
        var store = FilledStore.of(events);
        try (var service = new InProcess(store.database())) {
            var alone = new ArrayList<Double>();
            // the first time is for the compiler of the JVM
            for (var view : List.of("folders", "thread", "folders", "thread"))
                alone.add(replay(service.address(), view));
            var limit = store.copiedPerSecond();
            // a store of this size would not come at once: its texts are in the index
            while (!service.isIndexed()) LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            var base = Watcher.counts(service.address());
            var phases = new ArrayList<Phase>();
            long looks;
            List<String> wrong;
            try (var work = new Agents(service, agents, perSecond);
                    var watcher = new Watcher(service.address(), work, base)) {
                LockSupport.parkNanos(calm.toNanos());
                work.latencies();
                watcher.latencies();
                phases.add(calm(work, watcher, calm));
                for (var view : VIEWS) {
                    var begun = System.nanoTime();
                    var rate = replay(service.address(), view);
                    phases.add(phase("replay of " + view, begun, rate, work, watcher));
                    phases.add(calm(work, watcher, calm));
                }
                looks = watcher.answers();
                wrong = watcher.wrong();
            }
            var differences = 0L;
            for (var view : VIEWS) {
                differences += done(service.address(), view, "compare")
                        .at("/lastReplay/differences")
                        .longValue();
            }
            return new Result(store.head(), alone.subList(2, 4), limit, phases, looks, wrong, differences);
        }
    }

    private static Phase calm(Agents work, Watcher watcher, Duration time) {
        var begun = System.nanoTime();
        LockSupport.parkNanos(time.toNanos());
        return phase("nothing else", begun, 0, work, watcher);
    }

    private static Phase phase(String name, long begun, double rate, Agents work, Watcher watcher) {
        return new Phase(name, (System.nanoTime() - begun) / 1e9, rate, work.latencies(), watcher.latencies());
    }

    /** Events in a second. */
    private static double replay(URI address, String view) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var position = done(address, view, "replay").at("/lastReplay/position").longValue();
        return position * 1e9 / (System.nanoTime() - begun);
    }

    private static JsonNode done(URI address, String view, String verb) throws IOException, InterruptedException {
        var ada = TestTokens.bearer("ada", "admin");
        var path = "/api/ops/inbox/projections/" + view;
        try (var http = HttpClient.newHttpClient()) {
            Watcher.call(http, address, "POST", path + "/" + verb, ada);
            while (true) {
                var state = Watcher.call(http, address, "GET", path, ada);
                var status = state.required("status").stringValue();
                if (status.equals("running")) return state;
                if (!status.equals("replaying")) throw new IllegalStateException(state.toString());
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }
}
