package dev.handoff.export.contactcopy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** The contacts of a filter as they were when the first question was asked. Not for use by several threads. */
public final class ContactSnapshot implements AutoCloseable {

    private final Connection connection;
    private final ContactConditions conditions;

    ContactSnapshot(Connection connection, ContactConditions conditions) {
        this.connection = connection;
        this.conditions = conditions;
    }

    /** Takes one row after the other. */
    @FunctionalInterface
    public interface Rows {

        void take(ContactRow row) throws IOException;
    }

    public long count() throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from contact where " + conditions.sql())) {
            found.next();
            return found.getLong(1);
        }
    }

    /** Gives out the rows by time of creation, then id. */
    public void forEach(Rows rows) throws SQLException, IOException {
        try (var copied = new CopiedRows(connection, """
                select contact_id, display_name, first_name, last_name, email, phone, language, time_zone, external_id,
                    tags, created_at, updated_at
                from contact where %s order by created_at, contact_id""".formatted(conditions.sql()))) {
            takeAll(copied, rows);
        }
    }

    private static void takeAll(CopiedRows copied, Rows rows) throws SQLException, IOException {
        try (var ahead = new RowsAhead(copied)) {
            for (var some = ahead.next(); !some.isEmpty(); some = ahead.next()) {
                for (var row : some) rows.take(row);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
