package dev.handoff.export.contactcopy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The contacts of a filter as they were when the first question was asked. Not for use by several threads. */
public final class ContactSnapshot implements AutoCloseable {

    private static final int ROWS_IN_MEMORY = 1_000;

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
        try (var statement = conditions.prepare(connection, "select count(*) from contact", "");
                var found = statement.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    /** Gives out the rows by time of creation, then id, {@value #ROWS_IN_MEMORY} of them in memory at a time. */
    public void forEach(Rows rows) throws SQLException, IOException {
        try (var statement = conditions.prepare(connection, """
                select contact_id, display_name, first_name, last_name, email, phone, language, time_zone, external_id,
                    tags, created_at, updated_at
                from contact""", " order by created_at, contact_id")) {
            statement.setFetchSize(ROWS_IN_MEMORY);
            try (var found = statement.executeQuery()) {
                while (found.next()) rows.take(row(found));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }

    private static ContactRow row(ResultSet found) throws SQLException {
        return new ContactRow(
                found.getString("contact_id"),
                found.getString("display_name"),
                found.getString("first_name"),
                found.getString("last_name"),
                found.getString("email"),
                found.getString("phone"),
                found.getString("language"),
                found.getString("time_zone"),
                found.getString("external_id"),
                found.getString("tags"),
                instant(found, "created_at"),
                instant(found, "updated_at"));
    }

    private static Instant instant(ResultSet found, String column) throws SQLException {
        return found.getObject(column, OffsetDateTime.class).toInstant();
    }
}
