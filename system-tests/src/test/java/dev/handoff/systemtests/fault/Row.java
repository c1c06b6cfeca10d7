package dev.handoff.systemtests.fault;

import java.time.Duration;
import java.util.List;

/**
 * A line of the table of faults.
 *
 * @param answered commands that were answered from the fault before it to the end of this one
 * @param lost what is missing of them
 * @param recoveries how long it took each time, from when the cause was gone
 */
record Row(String fault, int times, long answered, List<String> lost, List<Duration> recoveries) {

    static final String HEAD = """
            | fault | times | commands answered | lost | time to recover: middle | longest |
            |---|---:|---:|---:|---:|---:|
            """;

    Duration slowest() {
        return sorted().getLast();
    }

    private List<Duration> sorted() {
        return recoveries.stream().sorted().toList();
    }

    @Override
    public String toString() {
        return "| %s | %d | %d | %d | %.1f s | %.1f s |%n"
                .formatted(
                        fault,
                        times,
                        answered,
                        lost.size(),
                        seconds(sorted().get(recoveries.size() / 2)),
                        seconds(slowest()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
