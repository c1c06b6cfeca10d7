package dev.handoff.localstack.backup;

import dev.handoff.localstack.Addresses;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All databases as they were at one moment, while everything runs. Writers of events take a lock for each batch; whoever
 * holds those of both stores has a moment in which nothing is stored anywhere, and so nothing can be in a copy, or in
 * what one service made of the other's events, that is not in the store that it came from.
 */
final class OneMoment implements AutoCloseable {

    /** The lock of {@code AppendTransaction} in service-starter. */
    private static final long WRITERS_LOCK = 0x48616e646f6666L;

    private static final List<String> STORES = List.of("inbox", "contacts");

    private final Map<String, Connection> connections = new LinkedHashMap<>();
    private final Duration held;

    OneMoment(Addresses addresses) throws SQLException {
        var locks = new ArrayList<Connection>();
        try {
            for (var database : Addresses.DATABASES) connections.put(database, begin(addresses.connect(database)));
            for (var store : STORES) locks.add(addresses.connect(store));
            var begun = System.nanoTime();
            for (var lock : locks) lock(lock);
            for (var connection : connections.values()) fix(connection);
            for (var lock : locks) lock.rollback();
            this.held = Duration.ofNanos(System.nanoTime() - begun);
        } catch (SQLException | RuntimeException failure) {
            close();
            throw failure;
        } finally {
            for (var lock : locks) lock.close();
        }
    }

    private static Connection begin(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return connection;
    }

    /** In a fixed order, and only for a moment: services take one of them at most. */
    private static void lock(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '10s'");
            statement.execute("select pg_advisory_xact_lock(%d)".formatted(WRITERS_LOCK));
        }
    }

    /** The first query of a transaction says what all of them see. */
    private static void fix(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select count(*) from pg_namespace");
        }
    }

    Tables tables(String database) {
        return new Tables(connections.get(database));
    }

    /** How long commands had to wait. */
    Duration held() {
        return held;
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections.values()) connection.close();
    }
}
