package dev.handoff.systemtests.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That the benchmark runs and means what it says; how fast a machine that does other things is says nothing. */
class CoreBenchmarkTest {

    @Test
    void it_measures_both_sides_and_the_folder_is_never_behind() throws Exception {
        var report = CoreBenchmark.measure(Scope.of(1, 1, 0), 8);
        var perSecond = report.figures().getFirst();
        assertThat(perSecond.values())
                .singleElement()
                .satisfies(value -> assertThat(value).isPositive());
        assertThat(perSecond.limits())
                .singleElement()
                .satisfies(limit -> assertThat(limit).isPositive());
        var behind = report.figures().getLast();
        assertThat(behind.values()).containsExactly(0.0);
        assertThat(behind.reached()).contains(true);
        assertThat(report.toString()).contains("core p99", "0.70 of limit", "The folder shows");
    }
}
