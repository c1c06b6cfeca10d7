package dev.handoff.starter.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The one connection of a replay, with what it holds beyond single transactions: locks and a search path. */
final class Session implements AutoCloseable {

    /** The first half of the locks that tell the projections apart which an instance is at. */
    private static final int REPLAYS = 0x5265706c;

    private static final int LONGEST_STATEMENT_MILLIS = 600_000;
    /** Whoever has the writers' lock and is not heard for so long loses it, that writers need not wait for a dead one. */
    private static final String SILENT_WITH_THE_LOCK = "5s";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private final Connection connection;
    private final JdbcClient jdbc;

    Session(DataSource database) throws SQLException {
        connection = database.getConnection();
        connection.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MILLIS);
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        // what a crash of the database takes away is done again: copy and position go together
        jdbc.sql("set synchronous_commit = off").update();
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** False if another instance is at this projection. */
    boolean claim(String projection) {
        return jdbc.sql("select pg_try_advisory_lock(?, hashtext(?))")
                .params(REPLAYS, projection)
                .query(Boolean.class)
                .single();
    }

    @FunctionalInterface
    interface Work<T> {

        T on(Connection connection) throws SQLException;
    }

    <T> T inTransaction(Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            var result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        } finally {
            if (!connection.isClosed()) connection.setAutoCommit(true);
        }
    }

    private void rollBack(Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** Waits at most so long until it is this session's turn. */
    void lockOut(long writers, Duration patience) {
        jdbc.sql("select set_config('lock_timeout', ?, false)")
                .param(Long.toString(patience.toMillis()))
                .query(String.class)
                .single();
        try {
            jdbc.sql("select pg_advisory_lock(?), set_config('idle_session_timeout', ?, false)")
                    .params(writers, SILENT_WITH_THE_LOCK)
                    .query()
                    .singleRow();
        } finally {
            jdbc.sql("reset lock_timeout").update();
        }
    }

    void letIn(long writers) {
        jdbc.sql("select pg_advisory_unlock(?)")
                .param(writers)
                .query(Boolean.class)
                .single();
        jdbc.sql("reset idle_session_timeout").update();
    }

    /** From now on the transaction that has just begun reads all as it is at this moment. */
    void beginSnapshot() {
        jdbc.sql("set transaction isolation level repeatable read").update();
        jdbc.sql("select 1").query().singleRow();
    }

    /**
     * Waits until every transaction has ended that may have a snapshot from before this moment: who has one finds the copy
     * as it was then. False if somebody still has one after so long.
     */
    boolean isSeenByAll(Duration patience, BooleanSupplier goOn) {
        var end = System.nanoTime() + patience.toNanos();
        var readers = readers();
        while (!readers.isEmpty()) {
            if (System.nanoTime() - end > 0 || !goOn.getAsBoolean()) return false;
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            readers.retainAll(readers());
        }
        return true;
    }

    /**
     * The transactions of others that have a snapshot. How old it is cannot be told by its {@code xmin}: a writer in another
     * database of the server keeps that back. One without a start has begun since the view was filled, row by row. Who
     * waits for an advisory lock is a writer, most likely one that waits for this session; what it reads when it has the
     * lock, it reads by a new snapshot.
     */
    private Set<String> readers() {
        return jdbc.sql("""
                        select pid || ' ' || xact_start from pg_stat_activity
                        where datname = current_database() and backend_type = 'client backend'
                            and pid <> pg_backend_pid() and backend_xmin is not null and xact_start is not null
                            and wait_event is distinct from 'advisory'
                        """).query(String.class).set();
    }

    /** Whether the same may go well when it is tried later: the connection is gone, or something is away for a while. */
    boolean isPassing(Exception failure) throws SQLException {
        if (!connection.isValid(1)) return true;
        return failure instanceof SQLTransientException
                || failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException;
    }

    /** Whether this session holds what it holds. */
    boolean isAlive() throws SQLException {
        return connection.isValid(1);
    }

    /** Gives back the connection as it was. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.isValid(1)) return;
            jdbc.sql("select pg_advisory_unlock_all()").query().singleRow();
            jdbc.sql("reset search_path").update();
            jdbc.sql("reset idle_session_timeout").update();
            jdbc.sql("reset synchronous_commit").update();
        }
    }
}
