package dev.handoff.export.contactcopy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The copy of the contacts, to be read. */
public final class ContactCopy {

    private static final int LONGEST_STATEMENT_MILLIS = 60_000;

    private final DataSource database;

    ContactCopy(DataSource database) {
        this.database = database;
    }

    /**
     * The contacts as they are at this moment, however long it takes to read them. Holds a connection until it is closed.
     *
     * @throws SQLException if the database cannot be reached
     */
    public ContactSnapshot snapshot(ContactFilter filter) throws SQLException {
        var connection = database.getConnection();
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MILLIS);
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                // The last rows are read before the file is complete.
                statement.execute("set local idle_in_transaction_session_timeout = '10min'");
            }
            var conditions = ContactConditions.of(filter);
            conditions.set(connection);
            return new ContactSnapshot(connection, conditions);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
