package dev.handoff.systemtests.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Replays while agents work, on a small store. How fast a machine that does other things is says nothing. */
class ReplayBenchmarkTest {

    @Test
    void nobody_sees_an_empty_or_wrong_folder_while_views_are_made_anew() throws Exception {
        var result = ReplayBenchmark.run(20_000, Duration.ofSeconds(1), 8, 80);
        assertThat(result.wrong()).isEmpty();
        assertThat(result.looks()).isGreaterThan(50);
        assertThat(result.differences()).isZero();
        assertThat(result.events()).isGreaterThanOrEqualTo(20_000);
        assertThat(result.phases())
                .allSatisfy(
                        phase -> assertThat(phase.commands().getTotalCount()).isPositive());
        assertThat(result.toString()).contains("replay of folders", "replay of thread", "times the usual");
    }
}
