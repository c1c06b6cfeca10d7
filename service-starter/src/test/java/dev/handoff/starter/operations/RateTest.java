package dev.handoff.starter.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateTest {

    private long now = Duration.ofHours(1).toNanos();
    private final Rate rate = new Rate(() -> now);

    @Test
    void nothing_is_known_before_the_second_mark() {
        assertThat(rate.perSecond()).isZero();
        rate.at(1_000_000);
        assertThat(rate.perSecond()).isZero();
    }

    @Test
    void it_tells_the_last_ten_seconds() {
        for (var second = 0; second <= 60; second++) {
            rate.at(second <= 30 ? second * 1_000L : 30_000 + (second - 30) * 50L);
            after(Duration.ofSeconds(1));
        }
        assertThat(rate.perSecond()).isBetween(40.0, 50.0);
    }

    @Test
    void it_falls_when_nothing_happens_any_more() {
        rate.at(0);
        after(Duration.ofSeconds(1));
        rate.at(100);
        assertThat(rate.perSecond()).isEqualTo(100);
        after(Duration.ofMinutes(1));
        assertThat(rate.perSecond()).isZero();
    }

    private void after(Duration time) {
        now += time.toNanos();
    }
}
