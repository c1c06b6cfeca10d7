package dev.handoff.inbox.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final AtomicLong clock = new AtomicLong();
    private final Allowance two = new Allowance(2, clock::get);

    @Test
    void each_has_so_many_in_a_minute_and_then_again() {
        assertThat(two.take("vera")).isTrue();
        assertThat(two.take("vera")).isTrue();
        assertThat(two.take("vera")).isFalse();
        assertThat(two.take("wanda")).isTrue();
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(two.take("vera")).isTrue();
        assertThat(two.take("vera")).isTrue();
        assertThat(two.take("vera")).isFalse();
    }
}
