package dev.handoff.starter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.starter.store.Sample.Counted;
import dev.handoff.starter.testing.PostgresForTests;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PositionStreamTest {

    private final String url = PostgresForTests.newDatabase();

    @Test
    void a_writer_that_is_slow_to_commit_cannot_make_a_reader_skip_its_events() throws Exception {
        try (var slow = new StoreFixture(url, new StoreFixture.Stalling(), 100).started();
                var quick = StoreFixture.on(url);
                var stream = new PositionStream(quick.log, quick.head, 0);
                var brake = quick.database.getConnection()) {
            execute(brake, "select pg_advisory_lock(%d)");
            var first = slow.append("slow", 0, new Counted("slow", 1));
            await().until(() -> StoreFixture.stalled(quick.jdbc) == 1);
            var second = quick.append("quick", 0, new Counted("quick", 1));

            assertThat(second)
                    .as("waits for the lock of the one who came first")
                    .isNotDone();
            assertThat(quick.log.after(0, 10))
                    .as("nothing later can be seen before it")
                    .isEmpty();
            execute(brake, "select pg_advisory_unlock(%d)");
            first.get();
            second.get();

            assertThat(read(stream, 2)).containsExactly("slow", "quick");
        }
    }

    @Test
    void a_reader_beside_two_busy_writers_sees_every_position_once_and_in_order() throws Exception {
        try (var one = StoreFixture.on(url);
                var other = StoreFixture.on(url);
                var stream = new PositionStream(one.log, one.head, 0);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 1_000; n++) {
                var id = "a" + n;
                var store = n % 2 == 0 ? one : other;
                threads.execute(() -> store.append(id, 0, new Counted(id, 1)).join());
            }

            var positions = new ArrayList<Long>();
            while (positions.size() < 1_000 && stream.hasNextAvailable(10, TimeUnit.SECONDS)) {
                positions.add(((StoredEvent) stream.nextAvailable().getPayload()).position());
            }

            assertThat(positions)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 1_000).boxed().toList());
        }
    }

    @Test
    void an_idle_reader_is_told_at_once_what_another_instance_commits() throws Exception {
        try (var here = StoreFixture.on(url);
                var elsewhere = StoreFixture.on(url);
                var stream = new PositionStream(here.log, here.head, 0)) {
            var told = new CountDownLatch(1);
            stream.setOnAvailableCallback(told::countDown);

            elsewhere.append("a", 0, new Counted("a", 1)).get();

            assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(read(stream, 1)).containsExactly("a");
        }
    }

    private static List<String> read(PositionStream stream, int count) throws InterruptedException {
        var ids = new ArrayList<String>();
        while (ids.size() < count && stream.hasNextAvailable(10, TimeUnit.SECONDS)) {
            ids.add(((StoredEvent) stream.nextAvailable().getPayload()).aggregateId());
        }
        return ids;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.formatted(StoreFixture.Stalling.LOCK));
        }
    }
}
