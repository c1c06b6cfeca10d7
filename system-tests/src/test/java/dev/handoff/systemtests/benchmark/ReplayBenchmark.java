package dev.handoff.systemtests.benchmark;

import dev.handoff.starter.testing.TestTokens;
import dev.handoff.systemtests.benchmark.Figure.Wanted;
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
    private static final int AGENTS = 8;
    private static final int PER_SECOND = 200;
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
     * What was seen while agents worked.
     *
     * @param looks answers that the client checked
     * @param wrong what was wrong with them
     * @param differences rows that differ from what the events say, in the end
     */
    private record Work(List<Phase> phases, long looks, List<String> wrong, long differences) {

        double usualP99() {
            var all = new Histogram(phases.getFirst().commands());
            phases.stream()
                    .skip(1)
                    .filter(phase -> phase.eventsPerSecond() == 0)
                    .forEach(phase -> all.add(phase.commands()));
            return all.getValueAtPercentile(99) / 1e6;
        }

        List<Double> p99OfReplays() {
            return phases.stream()
                    .filter(phase -> phase.eventsPerSecond() > 0)
                    .map(Phase::p99)
                    .toList();
        }

        double timesUsual() {
            return p99OfReplays().stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElseThrow()
                    / usualP99();
        }

        String[] notes(long events) {
            var lines = new ArrayList<String>();
            lines.add("%,d events; answers looked at: %,d".formatted(events, looks));
            lines.add("%-26s %9s  %9s  %9s  %30s  %20s"
                    .formatted("", "time", "events", "commands", "p50        p99    longest", "answers p99  longest"));
            phases.forEach(phase -> lines.add(phase.toString()));
            wrong.stream().limit(5).forEach(what -> lines.add("WRONG: " + what));
            return lines.toArray(String[]::new);
        }
    }

    static Report run(Scope scope) throws Exception {
        return measure(scope, AGENTS, PER_SECOND);
    }

    /** @param perSecond commands of all agents together */
    static Report measure(Scope scope, int agents, int perSecond) throws Exception {
        var store = FilledStore.of(scope.size());
        try (var service = new InProcess(store.database())) {
            var folders = new ArrayList<Double>();
            var thread = new ArrayList<Double>();
            var copied = new ArrayList<Double>();
            // the first time is for the compiler of the JVM
            for (var view : VIEWS) replay(service.address(), view);
            for (var round = 0; round < scope.rounds(); round++) {
                folders.add(replay(service.address(), "folders"));
                thread.add(replay(service.address(), "thread"));
                copied.add(store.copiedPerSecond());
            }
            var work = watch(service, scope.duration(), agents, perSecond);
            return report(scope.size(), store.head(), folders, thread, copied, work);
        }
    }

    private static Report report(
            int size, long events, List<Double> folders, List<Double> thread, List<Double> copied, Work work) {
        return new Report(
                "replay",
                "views made anew; limit: the same events read by a cursor and copied",
                size,
                List.of(
                        new Figure(
                                "replay",
                                "events/s",
                                folders,
                                copied,
                                List.of(Wanted.atLeastOfLimit(0.3), Wanted.atLeast(60_000))),
                        new Figure("replay of thread", "events/s", thread, copied, List.of()),
                        new Figure("p99 meanwhile", "ms", work.p99OfReplays(), List.of(work.usualP99()), List.of()),
                        Figure.of("p99 meanwhile, worse", "times usual", List.of(work.timesUsual()), Wanted.atMost(3)),
                        Figure.of(
                                "wrong answers",
                                "",
                                List.of((double) work.wrong().size()),
                                Wanted.atMost(0)),
                        Figure.of("rows that differ", "", List.of((double) work.differences()), Wanted.atMost(0))),
                List.of(work.notes(events)));
    }

    private static Work watch(InProcess service, Duration calm, int agents, int perSecond) throws Exception {
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
        for (var view : VIEWS) differences += differences(service.address(), view);
        return new Work(phases, looks, wrong, differences);
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

    /** Rows of a view that are not as the events say. */
    static long differences(URI address, String view) throws IOException, InterruptedException {
        return done(address, view, "compare").at("/lastReplay/differences").longValue();
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
