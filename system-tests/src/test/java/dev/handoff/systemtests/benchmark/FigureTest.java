package dev.handoff.systemtests.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.handoff.systemtests.benchmark.Figure.Wanted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTest {

    private static final List<Double> VALUES = List.of(300.0, 100.0, 200.0);
    private static final List<Double> LIMITS = List.of(400.0, 600.0, 100.0, 800.0);

    @Test
    void the_ratio_is_of_the_medians() {
        var figure = new Figure("claim", "commands/s", VALUES, LIMITS, List.of());
        assertThat(figure.median()).isEqualTo(200);
        assertThat(figure.min()).isEqualTo(100);
        assertThat(figure.max()).isEqualTo(300);
        assertThat(figure.limit()).hasValue(500);
        assertThat(figure.ratio().orElseThrow()).isCloseTo(0.4, within(1e-9));
        assertThat(figure.reached()).isEmpty();
    }

    @Test
    void all_that_is_wanted_has_to_be_reached() {
        assertThat(reached(Wanted.atLeastOfLimit(0.4))).isTrue();
        assertThat(reached(Wanted.atLeastOfLimit(0.41))).isFalse();
        assertThat(reached(Wanted.atMostOfLimit(0.4))).isTrue();
        assertThat(reached(Wanted.atMostOfLimit(0.39))).isFalse();
        assertThat(reached(Wanted.atLeast(200))).isTrue();
        assertThat(reached(Wanted.atMost(199))).isFalse();
        assertThat(reached(Wanted.atLeast(200), Wanted.atMost(199))).isFalse();
    }

    private static boolean reached(Wanted... wanted) {
        return new Figure("claim", "commands/s", VALUES, LIMITS, List.of(wanted))
                .reached()
                .orElseThrow();
    }

    @Test
    void nothing_measured_is_no_figure() {
        assertThatThrownBy(() -> Figure.of("claim", "ms", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_report_is_a_table_and_a_file_and_a_page_with_a_plot(@TempDir Path folder) throws Exception {
        var small = report(1_000, 2.0);
        var large = report(10_000, 20.0);
        assertThat(large.isGoodEnough()).isFalse();
        assertThat(large.toString())
                .contains("csv, 10,000: an export")
                .containsPattern("figure +median +min +max +unit +limit +ratio +wanted +reached")
                .containsPattern("csv +20.0 +20.0 +20.0 +s +5.00 +4.00 +<= 2.00 of limit +NO")
                .contains("It was <quiet>.");
        small.write(folder);
        large.write(folder);
        Page.write(folder);
        assertThat(Files.readString(folder.resolve("csv-10000.json")))
                .contains("\"ratio\" : 4.0", "\"reached\" : false");
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("<h2>csv, 1,000</h2>", "<h2>csv, 10,000</h2>", "<polyline", "&lt;quiet>");
    }

    private static Report report(int size, double seconds) {
        var figure = new Figure("csv", "s", List.of(seconds), List.of(5.0), List.of(Wanted.atMostOfLimit(2)));
        return new Report("csv", "an export", size, List.of(figure), List.of("It was <quiet>."));
    }
}
