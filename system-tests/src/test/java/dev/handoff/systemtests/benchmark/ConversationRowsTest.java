package dev.handoff.systemtests.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.starter.testing.PostgresForTests;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class ConversationRowsTest {

    @Test
    void what_sql_filled_is_what_the_service_makes_of_the_events() throws Exception {
        var database = PostgresForTests.newDatabase();
        new InProcess(database).close();
        try (var connection = DriverManager.getConnection(database)) {
            FilledStack.fill(connection, ConversationRows.of(1_000, 100, 10));
        }
        try (var service = new InProcess(database)) {
            var counts = Watcher.counts(service.address());
            assertThat(counts).isEqualTo(new Watcher.Counts(50, 0, 50, 900));
            for (var view : new String[] {"folders", "thread"})
                assertThat(ReplayBenchmark.differences(service.address(), view))
                        .as(view)
                        .isZero();
            assertThat(service.isIndexed()).isTrue();
        }
    }
}
