package dev.handoff.starter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** Reads stored events. Failures of the database come as Spring's {@code DataAccessException}. */
public final class EventLog {

    private static final String COLUMNS =
            "position, event_id, aggregate_id, sequence, type, json, correlation_id, actor, at";
    private static final SQLExceptionTranslator TRANSLATOR = new SQLStateSQLExceptionTranslator();

    private final DataSource database;
    private final EventJson json;

    public EventLog(DataSource database, EventJson json) {
        this.database = database;
        this.json = json;
    }

    /** All events of an aggregate in order of sequence; empty if there is none of this id. */
    public List<StoredEvent> readAggregate(String aggregateId) {
        return readAggregate(aggregateId, 0);
    }

    /** Those of them from a sequence on. */
    public List<StoredEvent> readAggregate(String aggregateId, long firstSequence) {
        return query(
                "select " + COLUMNS + " from events where aggregate_id = ? and sequence >= ? order by sequence",
                statement -> {
                    statement.setString(1, aggregateId);
                    statement.setLong(2, firstSequence);
                },
                this::event);
    }

    /** The next events after a position, at most {@code limit}, in order of position. */
    public List<StoredEvent> after(long position, int limit) {
        return query(
                "select " + COLUMNS + " from events where position > ? order by position limit ?",
                statement -> {
                    statement.setLong(1, position);
                    statement.setInt(2, limit);
                },
                this::event);
    }

    /** The position of the last event; 0 in an empty store. */
    public long head() {
        return query("select coalesce(max(position), 0) from events", statement -> {}, row -> row.getLong(1))
                .getFirst();
    }

    /** The position of the last event before a time; 0 if there is none. */
    public long headAt(Instant time) {
        return query(
                        "select coalesce(min(position) - 1, (select max(position) from events), 0) from events where at >= ?",
                        statement -> statement.setObject(1, time.atOffset(java.time.ZoneOffset.UTC)),
                        row -> row.getLong(1))
                .getFirst();
    }

    /** The sequence of the last event of an aggregate; -1 if there is none. */
    long lastSequence(String aggregateId) {
        return query(
                        "select coalesce(max(sequence), -1) from events where aggregate_id = ?",
                        statement -> statement.setString(1, aggregateId),
                        row -> row.getLong(1))
                .getFirst();
    }

    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Binder binder, RowReader<T> reader) {
        try (var connection = connect();
                var statement = connection.prepareStatement(ByKey.SQL + sql)) {
            binder.bind(statement);
            var result = new ArrayList<T>();
            try (var rows = ByKey.rows(statement)) {
                while (rows.next()) result.add(reader.read(rows));
            }
            return result;
        } catch (SQLException e) {
            var known = TRANSLATOR.translate("reading events", sql, e);
            throw known == null ? new UncategorizedSQLException("reading events", sql, e) : known;
        }
    }

    private Connection connect() {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("reading events", e);
        }
    }

    private StoredEvent event(ResultSet row) throws SQLException {
        var type = row.getString(5);
        var bytes = row.getBytes(6);
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                type,
                json.read(type, bytes),
                bytes,
                row.getString(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant());
    }

    /** Looks for one event on a connection that is in use. */
    record Lookup(Connection connection) {

        boolean contains(StoredEvent event) throws SQLException {
            var sql = "select 1 from events where aggregate_id = ? and sequence = ? and event_id = ?";
            try (var select = connection.prepareStatement(sql)) {
                select.setString(1, event.aggregateId());
                select.setLong(2, event.sequence());
                select.setString(3, event.eventId());
                try (var rows = select.executeQuery()) {
                    return rows.next();
                }
            }
        }
    }
}
