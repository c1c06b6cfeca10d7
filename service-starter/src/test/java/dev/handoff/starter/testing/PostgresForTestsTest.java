package dev.handoff.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class PostgresForTestsTest {

    @Test
    void it_is_a_real_server_that_writes_through_to_the_disk() throws Exception {
        try (var connection = DriverManager.getConnection(PostgresForTests.newDatabase());
                var rows = connection
                        .createStatement()
                        .executeQuery("select current_setting('server_version_num')::int / 10000,"
                                + " current_setting('fsync'), current_setting('synchronous_commit')")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(18);
            assertThat(rows.getString(2)).isEqualTo("on");
            assertThat(rows.getString(3)).isEqualTo("on");
        }
    }
}
