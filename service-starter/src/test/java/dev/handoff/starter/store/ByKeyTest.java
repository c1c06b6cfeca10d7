package dev.handoff.starter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.starter.testing.PostgresForTests;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.EmptySqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class ByKeyTest {

    private static final String PLANS = "select current_setting('plan_cache_mode')";

    @Test
    void without_a_transaction_its_settings_end_with_the_statement() throws Exception {
        try (var pool = PostgresForTests.pool(PostgresForTests.newDatabase(), 1)) {
            var database = new NamedParameterJdbcTemplate(pool);
            assertThat(ByKey.query(database, PLANS, EmptySqlParameterSource.INSTANCE, ByKeyTest::only))
                    .isEqualTo("force_generic_plan");
            assertThat(database.query(PLANS, ByKeyTest::only)).isEqualTo("auto");
        }
    }

    private static String only(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getString(1);
    }
}
