package dev.handoff.systemtests.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** That the benchmark runs and means what it says; how fast a machine that does other things is says nothing. */
class CoreBenchmarkTest {

    @Test
    void it_measures_both_sides_and_the_folder_is_never_behind() throws Exception {
        var result = CoreBenchmark.run(1, Duration.ofSeconds(1), 8);
        assertThat(result.inProcess())
                .singleElement()
                .satisfies(round -> assertThat(round.perSecond()).isPositive());
        assertThat(result.bareSql())
                .singleElement()
                .satisfies(round -> assertThat(round.perSecond()).isPositive());
        assertThat(result.folder().isCurrent()).isTrue();
        assertThat(result.folder().stored()).isPositive();
        assertThat(result.toString()).contains("ratio", "p99", "current");
    }
}
