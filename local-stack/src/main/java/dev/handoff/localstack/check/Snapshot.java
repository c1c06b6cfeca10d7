package dev.handoff.localstack.check;

import dev.handoff.localstack.Addresses;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A database as it was at one moment, however long it takes to read it. Nothing waits for it and it waits for nothing. */
final class Snapshot implements AutoCloseable {

    private static final int ROWS_IN_MEMORY = 1_000;

    private final Connection connection;

    private Snapshot(Connection connection) {
        this.connection = connection;
    }

    /** The moment is now: the first statement of a transaction fixes what all of them see. */
    static Snapshot of(String database, Addresses addresses) throws SQLException {
        var connection = addresses.connect(database);
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            var snapshot = new Snapshot(connection);
            snapshot.number("select 1");
            return snapshot;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** The rows of a table, in the order of the first column of its key. */
    Cursor<Row> read(Table table) throws SQLException {
        return read(table.sql(), table.key().getFirst());
    }

    /** All rows of a table that is never large. */
    List<Row> all(Table table) throws SQLException {
        var cursor = read(table);
        var rows = new ArrayList<Row>();
        for (var key = cursor.key(); key.isPresent(); key = cursor.key()) rows.addAll(cursor.take(key.get()));
        return rows;
    }

    /** The rows of a query, which has to order them by {@code key} as the collation "C" does. */
    Cursor<Row> read(String sql, String key) throws SQLException {
        var columns = new Columns();
        return cursor(sql, columns::read, row -> row.text(key));
    }

    /** All events, conversation by conversation and contact by contact, in order of sequence. */
    Cursor<StoredEvent> events() throws SQLException {
        return cursor(StoredEvent.ALL, StoredEvent::read, StoredEvent::aggregateId);
    }

    private <T> Cursor<T> cursor(String sql, Cursor.Reader<T> reader, Function<T, String> key) throws SQLException {
        var statement = connection.createStatement();
        statement.setFetchSize(ROWS_IN_MEMORY);
        return new Cursor<>(statement.executeQuery(sql), reader, key);
    }

    /** The one number that a query answers. */
    long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
