package dev.handoff.starter.deadletter;

import dev.handoff.starter.command.Ids;
import dev.handoff.starter.deadletter.Letter.Header;
import dev.handoff.starter.problem.Cause;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The dead letters of one source, on one connection. Whatever is on its search path, the table is the one in public. */
final class LetterTable {

    /** Sets these locks apart from all others on the database. */
    private static final int LOCKS = 0x44656164;

    private static final String LOCK_TIMEOUT = "55P03";

    private final String source;
    private final Connection connection;
    private final JdbcClient jdbc;

    LetterTable(String source, Connection connection) {
        this.source = source;
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** Returns whether there are letters. */
    boolean lockShared() throws SQLException {
        return lockShared("pg_advisory_xact_lock_shared");
    }

    /** Beyond the end of transactions, until {@link #unlockShared}. Returns whether there are letters. */
    boolean lockSharedForLong() throws SQLException {
        return lockShared("pg_advisory_lock_shared");
    }

    /** In one round trip; the second statement sees what was committed before the lock was granted. */
    private boolean lockShared(String function) throws SQLException {
        var sql = """
                select %s(?, hashtext(?));
                select exists (select from public.dead_letters where source = ?)""".formatted(function);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, LOCKS);
            statement.setString(2, source);
            statement.setString(3, source);
            statement.execute();
            statement.getMoreResults();
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    void unlockShared() {
        jdbc.sql("select pg_advisory_unlock_shared(?, hashtext(?))")
                .params(LOCKS, source)
                .query()
                .singleRow();
    }

    /** @throws CannotAcquireLockException if somebody handles events for long, which passes */
    void lock() {
        jdbc.sql("set local lock_timeout = '5s'").update();
        try {
            jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                    .params(LOCKS, source)
                    .query()
                    .singleRow();
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException cause && LOCK_TIMEOUT.equals(cause.getSQLState())) {
                throw new CannotAcquireLockException(source + " is busy", e);
            }
            throw e;
        }
        jdbc.sql("set local lock_timeout = 0").update();
    }

    /** A key and the first place of its queue in one stream. */
    record First(String key, Place place) {}

    /** The queues of the keys of these letters. */
    List<First> queues(Collection<Letter> letters) {
        return jdbc.sql("""
                        select key, stream, min(position) from public.dead_letters
                        where source = ? and discarded_at is null and key = any (?) group by key, stream""")
                .params(source, letters.stream().map(Letter::key).distinct().toArray(String[]::new))
                .query((row, _) -> new First(row.getString(1), new Place(row.getString(2), row.getLong(3))))
                .list();
    }

    /** Which of these places have a letter, also a discarded one. */
    List<Place> among(Collection<Place> places) {
        return jdbc.sql("""
                        select stream, position from public.dead_letters
                        join unnest(?::text[], ?::bigint[]) as place (stream, position) using (stream, position)
                        where source = ?""")
                .params(
                        places.stream().map(Place::stream).toArray(String[]::new),
                        places.stream().map(Place::position).toArray(Long[]::new),
                        source)
                .query((row, _) -> new Place(row.getString(1), row.getLong(2)))
                .list();
    }

    void insert(Turn.Parked parked) throws SQLException {
        var letter = parked.letter();
        var failure = parked.failure();
        var raw = letter.raw();
        jdbc.sql("""
                        insert into public.dead_letters (id, source, key, stream, position, type, correlation_id, cause,
                            attempts, attempted_at, record_key, record_value, record_timestamp, header_names, header_values)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, case when ? then now() end, ?, ?, ?, ?, ?)
                        on conflict on constraint dead_letters_place do nothing""")
                .param(Ids.next())
                .param(source)
                .param(letter.key())
                .param(letter.place().stream())
                .param(letter.place().position())
                .param(letter.type())
                .param(letter.correlationId())
                .param(failure == null ? null : storable(Cause.messageInOneLine(failure)))
                .param(failure == null ? 0 : 1)
                .param(failure != null)
                .param(raw == null ? null : raw.key())
                .param(raw == null ? null : raw.value())
                .param(raw == null ? null : raw.timestamp())
                .param(raw == null ? null : names(raw))
                .param(raw == null ? null : values(raw))
                .update();
    }

    /** The first of the queue of a key. */
    Optional<Waiting> first(String key) {
        return jdbc.sql("""
                        select * from public.dead_letters where source = ? and key = ? and discarded_at is null
                        order by number limit 1""").params(source, key).query(LetterTable::waiting).optional();
    }

    /** @param id of the letter in the table */
    record Waiting(String id, Letter letter) {}

    void failedAgain(String id, Exception failure) {
        jdbc.sql("""
                        update public.dead_letters set cause = ?, attempts = attempts + 1, attempted_at = now()
                        where id = ?""").params(storable(Cause.messageInOneLine(failure)), id).update();
    }

    void delete(String id) {
        jdbc.sql("delete from public.dead_letters where id = ?").param(id).update();
    }

    /** False if somebody else did, or handled it. */
    boolean discard(String id, String reason, String by) {
        return jdbc.sql("""
                        update public.dead_letters set discarded_at = now(), discarded_by = ?, discard_reason = ?,
                            record_key = null, record_value = null, header_names = null, header_values = null
                        where id = ? and discarded_at is null""").params(by, reason, id).update() == 1;
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getString("id"),
                new Letter(
                        new Place(row.getString("stream"), row.getLong("position")),
                        row.getString("key"),
                        row.getString("type"),
                        row.getString("correlation_id"),
                        raw(row)));
    }

    static Letter.Raw raw(ResultSet row) throws SQLException {
        var written = row.getArray("header_names");
        if (written == null) return null;
        var names = (String[]) written.getArray();
        var values = (byte[][]) row.getArray("header_values").getArray();
        var headers = new ArrayList<Header>();
        for (var i = 0; i < names.length; i++) headers.add(new Header(names[i], values[i]));
        return new Letter.Raw(
                row.getBytes("record_key"), row.getBytes("record_value"), row.getLong("record_timestamp"), headers);
    }

    private Array names(Letter.Raw raw) throws SQLException {
        var names =
                raw.headers().stream().map(header -> storable(header.name())).toArray(String[]::new);
        return connection.createArrayOf("text", names);
    }

    private Array values(Letter.Raw raw) throws SQLException {
        return connection.createArrayOf(
                "bytea", raw.headers().stream().map(Header::value).toArray(byte[][]::new));
    }

    /** NUL is the one character that text cannot hold. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
