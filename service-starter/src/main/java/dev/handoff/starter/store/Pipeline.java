package dev.handoff.starter.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements that go to the database together and run one after the other, in one round trip: while a transaction of the
 * writer is open everybody waits, so it should not wait for the wire. After one that fails none is run.
 */
public final class Pipeline {

    private final List<ArrayStatement<?>> statements = new ArrayList<>();

    void add(ArrayStatement<?> statement) {
        statements.add(statement);
    }

    /** Runs what was added. What the statements select is dropped. */
    public void run(Connection connection) throws SQLException {
        if (!statements.isEmpty()) run(connection, sql());
    }

    /** Runs what was added with the plans of the writer, which are by key: for views that are applied beside it. */
    public void runByKey(Connection connection) throws SQLException {
        if (!statements.isEmpty()) run(connection, ByKey.SQL + sql());
    }

    /** Runs what was added and commits, still in one round trip. */
    void commit(Connection connection) throws SQLException {
        if (statements.isEmpty()) connection.commit();
        else run(connection, sql() + ";\ncommit");
    }

    private String sql() {
        return statements.stream().map(ArrayStatement::sql).collect(Collectors.joining(";\n"));
    }

    private void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            var parameter = 1;
            for (var one : statements) parameter = one.bind(statement, parameter);
            statement.execute();
        }
    }
}
