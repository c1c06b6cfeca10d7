package dev.handoff.systemtests.benchmark;

import dev.handoff.systemtests.benchmark.Figure.Wanted;
import dev.handoff.systemtests.browser.ScreenBenchmark;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** {@link ScreenBenchmark} in the form of the others. Each round starts a stack and a browser of its own. */
final class ScreenBenchmarkReport {

    private static final int PER_SECOND = 20;

    private ScreenBenchmarkReport() {}

    static Report run(Scope scope) {
        var rounds = new ArrayList<ScreenBenchmark.Result>();
        for (var round = 0; round < scope.rounds(); round++)
            rounds.add(ScreenBenchmark.run(Math.toIntExact(scope.duration().toSeconds()), PER_SECOND));
        return new Report(
                "screen",
                PER_SECOND + " escalations/s, from each to its row painted on another agent's screen",
                List.of(
                        Figure.of("screen p50", "ms", percentiles(rounds, 50), Wanted.atMost(100)),
                        Figure.of("screen p99", "ms", percentiles(rounds, 99), Wanted.atMost(300)),
                        Figure.of(
                                "never shown",
                                "conversations",
                                rounds.stream()
                                        .map(round -> (double) round.missed())
                                        .toList(),
                                Wanted.atMost(0))));
    }

    private static List<Double> percentiles(List<ScreenBenchmark.Result> rounds, double percentile) {
        return rounds.stream()
                .map(ScreenBenchmark.Result::millis)
                .map((Histogram millis) -> (double) millis.getValueAtPercentile(percentile))
                .toList();
    }
}
