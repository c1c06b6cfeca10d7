package dev.handoff.systemtests.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What the way of a command costs: the service in process against bare SQL, in turn on the same PostgreSQL server with
 * fsync on. The same clients, the same events, one durable commit before each answer; the service also decides, checks,
 * and keeps its folders, threads and counts current.
 */
final class CoreBenchmark {

    /** Rounds that are not counted: on two cores the compiler of the JVM is at work for half a minute. */
    private static final int WARM_UP_ROUNDS = 2;

    private CoreBenchmark() {}

    /**
     * What was measured, round by round.
     *
     * @param folder what the folder showed when the last command had been answered
     */
    record Result(int clients, List<Round> inProcess, List<Round> bareSql, InProcess.Folder folder) {

        private static final double LEAST_RATIO = 0.5;
        private static final double LONGEST_P99_MS = 30;

        double ratio() {
            return median(inProcess) / median(bareSql);
        }

        double p99() {
            return milliseconds(inProcess, 99);
        }

        /** What issue and README promise. */
        boolean isGoodEnough() {
            return ratio() >= LEAST_RATIO && p99() < LONGEST_P99_MS && folder.isCurrent();
        }

        @Override
        public String toString() {
            return """
                    %d clients, each escalates a conversation and assigns it, over and over; %d rounds of each in turn.

                                            commands/s                    latency of a command
                                    median      min      max         p50         p99
                    in process  %10.0f %8.0f %8.0f  %7.1f ms  %7.1f ms   events, folders, threads, counts
                    bare SQL    %10.0f %8.0f %8.0f  %7.1f ms  %7.1f ms   events alone, a commit for each

                    ratio       %10.2f   (at least %.2f)
                    p99         %7.1f ms   (below %.0f ms)
                    folder      %10d   conversations shown of %d assigned: %s
                    """.formatted(
                            clients,
                            inProcess.size(),
                            median(inProcess),
                            lowest(inProcess),
                            highest(inProcess),
                            milliseconds(inProcess, 50),
                            milliseconds(inProcess, 99),
                            median(bareSql),
                            lowest(bareSql),
                            highest(bareSql),
                            milliseconds(bareSql, 50),
                            milliseconds(bareSql, 99),
                            ratio(),
                            LEAST_RATIO,
                            p99(),
                            LONGEST_P99_MS,
                            folder.shown(),
                            folder.stored(),
                            folder.isCurrent() ? "current" : "BEHIND");
        }

        private static double median(List<Round> rounds) {
            var sorted = rounds.stream().mapToDouble(Round::perSecond).sorted().toArray();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }

        private static double lowest(List<Round> rounds) {
            return rounds.stream().mapToDouble(Round::perSecond).min().orElseThrow();
        }

        private static double highest(List<Round> rounds) {
            return rounds.stream().mapToDouble(Round::perSecond).max().orElseThrow();
        }

        private static double milliseconds(List<Round> rounds, double percentile) {
            var all = new Histogram(rounds.getFirst().latencies());
            rounds.forEach(round -> all.add(round.latencies()));
            return all.getValueAtPercentile(percentile) / 1e6;
        }
    }

    static Result run(int rounds, Duration duration, int clients) throws Exception {
        var inProcess = new ArrayList<Round>();
        var bareSql = new ArrayList<Round>();
        try (var service = new InProcess();
                var sql = new BareSql(clients)) {
            for (var round = 0; round < WARM_UP_ROUNDS; round++) {
                Round.of(duration, service.clients(clients));
                Round.of(duration, sql.clients());
            }
            for (var round = 0; round < rounds; round++) {
                inProcess.add(Round.of(duration, service.clients(clients)));
                bareSql.add(Round.of(duration, sql.clients()));
            }
            return new Result(clients, inProcess, bareSql, service.assigned());
        }
    }
}
