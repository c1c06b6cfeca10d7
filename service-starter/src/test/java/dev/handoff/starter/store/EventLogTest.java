package dev.handoff.starter.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.handoff.starter.testing.PostgresForTests;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class EventLogTest {

    @Test
    void who_gets_no_connection_to_read_by_is_told_so_as_by_any_other_query() throws Exception {
        var one = new HikariConfig();
        one.setJdbcUrl(PostgresForTests.newDatabase());
        one.setMaximumPoolSize(1);
        one.setConnectionTimeout(250);
        try (var pool = new HikariDataSource(one);
                var _ = pool.getConnection()) {
            var log = new EventLog(pool, new EventJson(Sample.TYPES));

            assertThatThrownBy(log::head).isInstanceOf(DataAccessResourceFailureException.class);
        }
    }
}
