package dev.handoff.starter.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MillisecondInstantsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:30:00Z, 2026-03-01T09:30:00.000Z",
        "2026-03-01T09:30:07.5Z, 2026-03-01T09:30:07.500Z",
        "2026-12-31T23:59:59.999999999Z, 2026-12-31T23:59:59.999Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z"
    })
    void an_instant_has_three_digits_of_a_second_which_are_cut(Instant instant, String written) {
        assertThat(MillisecondInstants.format(instant)).isEqualTo(written);
    }
}
