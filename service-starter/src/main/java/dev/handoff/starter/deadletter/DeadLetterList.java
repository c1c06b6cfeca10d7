package dev.handoff.starter.deadletter;

import dev.handoff.starter.deadletter.DeadLetter.Status;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads dead letters; discarded ones are none any more. */
final class DeadLetterList {

    private static final String LIST = "dead-letters";

    private static final String SELECT = """
            select l.*, (
                select count(*) from dead_letters as before
                where before.source = l.source and before.key = l.key and before.discarded_at is null
                    and before.number < l.number) as ahead
            from dead_letters as l where l.discarded_at is null""";

    private final JdbcClient jdbc;

    DeadLetterList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Numbered(long number, DeadLetter letter) {}

    /** In the order in which they were set aside. */
    Page<DeadLetter> page(Cursor cursor, Limit limit) {
        var after = cursor.keys(LIST, 1).map(keys -> keys.number(0)).orElse(0L);
        var found = jdbc.sql(SELECT + " and l.number > ? order by l.number limit ?")
                .params(after, limit.plusOne())
                .query((row, _) -> new Numbered(row.getLong("number"), letter(row, null)))
                .list();
        return Page.of(found, limit, last -> Cursor.after(LIST, last.number())).map(Numbered::letter);
    }

    /** With what is in it, if it is a record. */
    Optional<DeadLetter> find(String id) {
        return jdbc.sql(SELECT + " and l.id = ?")
                .param(id)
                .query((row, _) -> letter(row, LetterTable.raw(row)))
                .optional();
    }

    /** Of one source and key. */
    record Queue(String source, String key) {}

    /** All that there are, the oldest first. */
    List<Queue> queues() {
        return jdbc.sql("""
                        select source, key from dead_letters where discarded_at is null
                        group by source, key order by min(number)""")
                .query((row, _) -> new Queue(row.getString(1), row.getString(2)))
                .list();
    }

    long length(Queue queue) {
        return jdbc.sql("select count(*) from dead_letters where source = ? and key = ? and discarded_at is null")
                .params(queue.source(), queue.key())
                .query(Long.class)
                .single();
    }

    private static DeadLetter letter(ResultSet row, Letter.Raw raw) throws SQLException {
        var cause = row.getString("cause");
        return new DeadLetter(
                row.getString("id"),
                row.getString("source"),
                row.getString("key"),
                row.getString("stream"),
                row.getLong("position"),
                row.getString("type"),
                cause == null ? Status.WAITING : Status.FAILED,
                row.getLong("ahead"),
                cause,
                row.getInt("attempts"),
                row.getString("correlation_id"),
                LetterTable.instant(row, "parked_at"),
                LetterTable.instant(row, "attempted_at"),
                raw == null ? null : headers(raw),
                raw == null ? null : text(raw.value()));
    }

    private static Map<String, String> headers(Letter.Raw raw) {
        Map<String, String> headers = new TreeMap<>();
        raw.headers().forEach(header -> headers.put(header.name(), text(header.value())));
        return headers;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
