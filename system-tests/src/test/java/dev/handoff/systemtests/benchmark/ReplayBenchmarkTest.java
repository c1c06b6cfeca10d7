package dev.handoff.systemtests.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Replays while agents work, on a small store. How fast a machine that does other things is says nothing. */
class ReplayBenchmarkTest {

    @Test
    void nobody_sees_an_empty_or_wrong_folder_while_views_are_made_anew() throws Exception {
        var report = ReplayBenchmark.measure(Scope.of(1, 1, 20_000), 8, 80);
        assertThat(report.figures())
                .filteredOn(figure -> figure.name().startsWith("replay"))
                .allSatisfy(figure -> {
                    assertThat(figure.min()).isPositive();
                    assertThat(figure.limit().orElseThrow()).isPositive();
                });
        assertThat(report.figures())
                .filteredOn(figure ->
                        figure.name().equals("wrong answers") || figure.name().equals("rows that differ"))
                .hasSize(2)
                .allSatisfy(figure -> assertThat(figure.max()).isZero());
        assertThat(report.toString()).contains("replay of folders", "replay of thread", "answers looked at");
    }
}
