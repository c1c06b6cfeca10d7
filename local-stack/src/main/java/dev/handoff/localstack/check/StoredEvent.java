package dev.handoff.localstack.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A row of the table {@code events}, in which each service keeps what happened. */
@SuppressWarnings("ArrayRecordComponent") // read once, never changed
record StoredEvent(
        long position,
        String eventId,
        String aggregateId,
        long sequence,
        String type,
        byte[] json,
        String correlationId,
        String actor,
        Instant at) {

    static final String ALL = """
            select position, event_id, aggregate_id, sequence, type, json, correlation_id, actor, at from events
            order by aggregate_id collate "C", sequence""";

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getBytes(6),
                row.getString(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant());
    }
}
