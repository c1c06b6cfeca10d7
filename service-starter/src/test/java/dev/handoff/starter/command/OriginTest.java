package dev.handoff.starter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.starter.problem.CorrelationFilter;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class OriginTest {

    @AfterEach
    void forget() {
        MDC.clear();
    }

    @Test
    void what_is_logged_meanwhile_bears_the_correlation_id_and_what_comes_after_that_of_before() throws Exception {
        new Origin("anna", "outer").call(() -> {
            assertThat(logged()).isEqualTo("outer");
            assertThat(new Origin("ben", "inner").call(OriginTest::logged)).isEqualTo("inner");
            assertThat(new Origin(null, null).call(OriginTest::logged)).isNull();
            assertThat(Origin.current()).contains(new Origin("anna", "outer"));
            return assertThat(logged()).isEqualTo("outer");
        });
        assertThat(logged()).isNull();
        assertThat(Origin.current()).isEmpty();
    }

    @Test
    void also_after_a_failure() {
        assertThatThrownBy(() -> new Origin("anna", "failed").call(() -> {
                    throw new IOException("gone");
                }))
                .isInstanceOf(IOException.class);
        assertThat(logged()).isNull();
        assertThat(Origin.current()).isEmpty();
    }

    @Test
    void an_id_that_could_forge_a_line_is_not_logged() throws Exception {
        assertThat(new Origin(null, "a\n2026-11-02 ERROR all is lost").call(OriginTest::logged))
                .isEqualTo("-");
    }

    private static String logged() {
        return MDC.get(CorrelationFilter.LOGGED_AS);
    }
}
