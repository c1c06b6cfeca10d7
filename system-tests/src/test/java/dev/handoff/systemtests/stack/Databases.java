package dev.handoff.systemtests.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The databases behind the services, for tests that damage them: nobody else has business there. */
public record Databases(Stack stack) {

    /** Runs statements in the database of a service. */
    public void execute(String database, String sql) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one value that a query answers, as text. */
    public String value(String database, String query) {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            if (!rows.next()) throw new IllegalStateException("nothing found: " + query);
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%s/%s".formatted(stack.port("POSTGRESQL"), database),
                "handoff",
                "handoff");
    }
}
