package dev.handoff.starter.replay;

import static dev.handoff.starter.replay.ReplayFixture.BATCH;
import static dev.handoff.starter.replay.ReplayFixture.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.handoff.starter.operations.ProjectionState.Purpose;
import dev.handoff.starter.replay.Replay.Status;
import dev.handoff.starter.replay.ReplayFixture.Indulgent;
import dev.handoff.starter.replay.ReplayFixture.StallingAt;
import dev.handoff.starter.store.Sample;
import dev.handoff.starter.store.StoreFixture;
import dev.handoff.starter.store.StoreFixture.Counts;
import dev.handoff.starter.testing.PostgresForTests;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final int READERS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String url = PostgresForTests.newDatabase();
    private final ReplayFixture service = new ReplayFixture(url);

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void what_takes_the_place_has_the_rows_and_all_that_belongs_to_the_tables() {
        service.happened(3 * BATCH);
        service.append("a1", 1).join();
        var rows = service.rows();
        var shape = shape();
        var generation = service.generation();

        service.begin(service.instance(new Counts()));
        awaitDone();

        assertThat(service.rows()).isEqualTo(rows).containsEntry("a1", 2L);
        assertThat(shape()).isEqualTo(shape).anyMatch(line -> line.contains("counts_by_total"));
        assertThat(service.generation()).isNotEqualTo(generation);
        assertThat(service.hasCopy()).isFalse();
        assertThat(service.replay().position()).isEqualTo(service.head());
        service.append("a1", 2).join();
        assertThat(service.rows()).containsEntry("a1", 3L);
    }

    @Test
    void a_replay_that_is_killed_goes_on_after_its_last_batch() throws Exception {
        service.happened(5 * BATCH);
        var rows = service.rows();
        try (var brake = service.store.database.getConnection();
                var statement = brake.createStatement()) {
            statement.execute("select pg_advisory_lock(%d)".formatted(StoreFixture.Stalling.LOCK));
            assertThat(service.replays.begin(NAME, Purpose.REPLAY, "ada")).isTrue();
            var victim = startVictim(3 * BATCH + 5);
            try {
                await().atMost(Duration.ofSeconds(30)).until(() -> StoreFixture.stalled(service.store.jdbc) == 1);
            } finally {
                victim.destroyForcibly().waitFor();
            }
            statement.execute("select pg_terminate_backend(pid) from pg_locks where not granted and objid = %d"
                    .formatted(StoreFixture.Stalling.LOCK));
        }
        assertThat(service.replay().position()).isEqualTo(3 * BATCH);
        assertThat(service.rows()).isEqualTo(rows);

        var view = new Indulgent();
        service.instance(view);
        awaitDone();

        assertThat(view.applied)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(3 * BATCH + 1, 5 * BATCH).boxed().toList());
        assertThat(service.rows()).isEqualTo(rows);
    }

    @Test
    void a_view_that_cannot_take_an_event_leaves_the_live_one_as_it_is_and_says_which() throws Exception {
        service.happened(BATCH + 3);
        service.store.append("bad", 0, new Sample.Poison("bad")).get();
        service.happened(BATCH);
        var rows = service.rows();
        var generation = service.generation();

        var release = service.instance(new Counts());
        service.begin(release);
        await().until(() -> service.replay().status() == Status.FAILED);

        assertThat(service.replay().error())
                .isEqualTo("The event at position 14 could not be applied: cannot take poison");
        assertThat(service.replay().position()).isEqualTo(13);
        assertThat(failed()).isEqualTo(1);
        assertThat(service.rows()).isEqualTo(rows);
        assertThat(service.generation()).isEqualTo(generation);
        service.append("after", 0).get();
        assertThat(service.rows()).containsEntry("after", 1L);

        release.stop();
        assertThat(service.replays.resume(NAME)).isTrue();
        service.instance(new Indulgent());
        awaitDone();
        assertThat(service.rows()).containsAllEntriesOf(rows).containsEntry("after", 1L);
        assertThat(failed()).isZero();
    }

    /** As Prometheus is told. */
    private double failed() {
        var metrics = new SimpleMeterRegistry();
        new FailedReplays(service.replays).bindTo(metrics);
        return metrics.get("handoff.replay.failed").gauge().value();
    }

    @Test
    void of_two_instances_one_is_at_work() {
        service.happened(20 * BATCH);
        var rows = service.rows();
        var one = new Indulgent();
        var other = new Indulgent();
        var first = service.instance(one);
        var second = service.instance(other);

        for (var round = 1; round <= 5; round++) {
            service.begin(first);
            second.wake();
            awaitDone();
            assertThat(service.rows()).isEqualTo(rows);
            assertThat(one.applied.size() + other.applied.size())
                    .as("each event is applied once in a replay")
                    .isEqualTo(round * 20 * BATCH);
        }
    }

    /** Its snapshot may be older than the last rows of the new table, so that it would find some of them missing. */
    @Test
    void who_reads_in_a_longer_transaction_finds_what_it_began_with() throws Exception {
        service.happened(2 * BATCH);
        var generation = service.generation();
        try (var reader = service.store.database.getConnection()) {
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reader.setAutoCommit(false);
            var head = number(reader, "select max(position) from events");

            service.happened(BATCH);
            service.begin(service.instance(new Counts()));
            await().until(() -> service.replay().position() == service.head());
            service.happened(BATCH);

            assertThat(number(reader, "select sum(total) from counts")).isEqualTo(head);
            assertThat(service.generation()).isEqualTo(generation);
            reader.commit();
        }
        awaitDone();
        assertThat(service.rows()).hasSize(4 * BATCH);
    }

    @Test
    void who_writes_for_long_in_another_database_of_the_server_is_not_waited_for() throws Exception {
        service.happened(BATCH);
        try (var elsewhere = PostgresForTests.pool(PostgresForTests.newDatabase(), 1);
                var writer = elsewhere.getConnection()) {
            writer.setAutoCommit(false);
            number(writer, "select pg_current_xact_id()::text::bigint");
            try (var reading = Executors.newVirtualThreadPerTaskExecutor()) {
                var done = new AtomicBoolean();
                // One of them always reads, and none for as long as a replay waits.
                var read = service.store.jdbc.sql("select pg_sleep(0.2)");
                var readers = Stream.generate(() -> reading.submit(() -> {
                            while (!done.get()) read.query().listOfRows();
                        }))
                        .limit(READERS)
                        .toList();
                service.begin(service.instance(new Counts()));
                try {
                    awaitDone();
                } finally {
                    done.set(true);
                }
                for (var reader : readers) reader.get();
            }
            writer.rollback();
        }
    }

    @Test
    void writers_that_queue_while_an_exchange_has_their_lock_are_not_waited_for() throws Exception {
        var lock = 4711L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var exchange = new Session(service.store.database)) {
            exchange.lockOut(lock, PATIENCE);
            var writer = threads.submit(() -> {
                try (var connection = service.store.database.getConnection();
                        var statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    statement.execute("select pg_advisory_xact_lock(%d)".formatted(lock));
                    connection.commit();
                }
                return true;
            });
            await().until(() -> waitingFor(lock) == 1);

            assertThat(exchange.isSeenByAll(PATIENCE, () -> true)).isTrue();

            assertThat(waitingFor(lock)).isOne();
            exchange.letIn(lock);
            assertThat(writer.get()).isTrue();
        }
    }

    private long waitingFor(long lock) {
        return service.store
                .jdbc
                .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted and objid = ?")
                .param(lock)
                .query(Long.class)
                .single();
    }

    @Test
    void statements_that_were_prepared_before_find_the_new_tables() throws Exception {
        service.happened(BATCH);
        var worker = service.instance(new Counts());
        try (var connection = service.store.database.getConnection();
                var select = connection.prepareStatement("select * from counts where id = ?")) {
            for (var round = 0; round < 3; round++) {
                for (var n = 0; n < 10; n++) {
                    select.setString(1, "a0");
                    try (var rows = select.executeQuery()) {
                        assertThat(rows.next()).isTrue();
                        assertThat(rows.getLong("total")).isEqualTo(round + 1L);
                    }
                }
                service.append("a0", round + 1).get();
                service.begin(worker);
                awaitDone();
            }
        }
    }

    @Test
    void a_replay_is_paused_and_goes_on_or_is_cancelled_and_leaves_nothing() throws Exception {
        service.happened(3 * BATCH);
        var rows = service.rows();
        try (var brake = service.store.database.getConnection();
                var statement = brake.createStatement()) {
            statement.execute("select pg_advisory_lock(%d)".formatted(StoreFixture.Stalling.LOCK));
            var worker = service.instance(new StallingAt(2 * BATCH));
            service.begin(worker);
            await().until(() -> StoreFixture.stalled(service.store.jdbc) == 1);
            assertThat(service.replays.begin(NAME, Purpose.REPLAY, "ada"))
                    .as("there is one")
                    .isFalse();
            assertThat(service.replays.pause(NAME)).isTrue();
            statement.execute("select pg_advisory_unlock(%d)".formatted(StoreFixture.Stalling.LOCK));
            await().until(() -> locks() == 0);
            assertThat(service.replay().position()).isEqualTo(BATCH);
            assertThat(service.hasCopy()).isTrue();

            assertThat(service.replays.cancel(NAME)).isTrue();
            worker.wake();
            await().until(() -> service.replays.find(NAME).isEmpty());
            assertThat(service.hasCopy()).isFalse();
            assertThat(service.rows()).isEqualTo(rows);

            service.begin(worker);
            awaitDone();
            assertThat(service.rows()).isEqualTo(rows);
        }
    }

    @Test
    void a_copy_of_tables_that_were_migrated_meanwhile_is_made_anew() throws Exception {
        service.happened(3 * BATCH);
        try (var brake = service.store.database.getConnection();
                var statement = brake.createStatement()) {
            statement.execute("select pg_advisory_lock(%d)".formatted(StoreFixture.Stalling.LOCK));
            var before = service.instance(new StallingAt(2 * BATCH));
            service.begin(before);
            await().until(() -> StoreFixture.stalled(service.store.jdbc) == 1);
            service.replays.pause(NAME);
            statement.execute("select pg_advisory_unlock(%d)".formatted(StoreFixture.Stalling.LOCK));
            before.stop();
        }
        service.store
                .jdbc
                .sql("alter table counts add column remark text default 'none'")
                .update();

        service.replays.resume(NAME);
        var view = new Indulgent();
        service.instance(view);
        awaitDone();

        assertThat(view.applied).startsWith(1L).hasSize(3 * BATCH);
        assertThat(service.store
                        .jdbc
                        .sql("select distinct remark from counts")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("none"));
    }

    @Test
    void a_migration_in_the_middle_of_a_replay_is_not_undone_by_it() throws Exception {
        service.happened(3 * BATCH);
        var rows = service.rows();
        inTheMiddleOfAReplay("alter table counts add column remark text default 'none'");
        var generation = service.generation();

        awaitDone();

        assertThat(service.generation()).isNotEqualTo(generation);
        assertThat(service.rows()).isEqualTo(rows);
        assertThat(shape()).contains("remark text YES");
    }

    @Test
    void a_session_that_falls_silent_with_the_writers_lock_loses_it() throws Exception {
        var lock = 4712L;
        var silent = new Session(service.store.database);
        silent.lockOut(lock, PATIENCE);

        try (var other = service.store.database.getConnection();
                var statement = other.createStatement()) {
            statement.execute("set lock_timeout = '30s'");
            statement.execute("select pg_advisory_lock(%d)".formatted(lock));
        }

        assertThat(silent.isAlive()).isFalse();
        assertThatThrownBy(silent::close).isInstanceOf(SQLException.class);
    }

    /** A lost connection is no reason to give up. */
    @Test
    void a_replay_whose_connection_breaks_goes_on_with_another() throws Exception {
        service.happened(3 * BATCH);
        var rows = service.rows();
        inTheMiddleOfAReplay("select pg_terminate_backend(pid) from pg_locks where not granted and objid = %d"
                .formatted(StoreFixture.Stalling.LOCK));
        awaitDone();
        assertThat(service.rows()).isEqualTo(rows);
    }

    /** Begins a replay, and has this happen while it stands still in its second batch. */
    private void inTheMiddleOfAReplay(String happens) throws SQLException {
        try (var brake = service.store.database.getConnection();
                var statement = brake.createStatement()) {
            statement.execute("select pg_advisory_lock(%d)".formatted(StoreFixture.Stalling.LOCK));
            service.begin(service.instance(new StallingAt(2 * BATCH)));
            await().until(() -> StoreFixture.stalled(service.store.jdbc) == 1);
            statement.execute(happens);
            statement.execute("select pg_advisory_unlock(%d)".formatted(StoreFixture.Stalling.LOCK));
        }
    }

    private void awaitDone() {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var replay = service.replay();
            assertThat(replay.error()).isNull();
            return replay.status() == Status.DONE;
        });
    }

    /** Columns, indexes, constraints and options of the live table. */
    private List<String> shape() {
        return Stream.of(
                        "select column_name || ' ' || data_type || ' ' || is_nullable from information_schema.columns"
                                + " where table_schema = 'public' and table_name = 'counts' order by ordinal_position",
                        "select indexdef from pg_indexes where schemaname = 'public' and tablename = 'counts' order by 1",
                        "select conname || ' ' || contype::text from pg_constraint where conrelid = 'public.counts'::regclass"
                                + " order by 1",
                        "select reloptions::text from pg_class where oid = 'public.counts'::regclass")
                .flatMap(sql -> service.store.jdbc.sql(sql).query(String.class).list().stream())
                .toList();
    }

    private long locks() {
        return service.store
                .jdbc
                .sql("select count(*) from pg_locks where locktype = 'advisory' and objsubid = 2"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .query(Long.class)
                .single();
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Process startVictim(long stallsAt) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        url,
                        Long.toString(stallsAt))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A process to be killed: an instance that stalls in the middle of a replay. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] args) throws Exception {
            new ReplayFixture(args[0]).instance(new StallingAt(Long.parseLong(args[1])));
            Thread.currentThread().join();
        }
    }
}
