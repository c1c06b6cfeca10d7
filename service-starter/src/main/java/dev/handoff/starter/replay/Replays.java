package dev.handoff.starter.replay;

import dev.handoff.starter.command.Ids;
import dev.handoff.starter.operations.ProjectionState.Purpose;
import dev.handoff.starter.replay.Replay.Range;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code replays}: what is wanted of each replay, and how far it is. */
final class Replays {

    private final JdbcClient jdbc;

    Replays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if there is one that is not done. */
    boolean begin(String projection, Purpose purpose, String by) {
        return begin(projection, purpose, new Range(0, 0, null), by);
    }

    /** False if there is one that is not done. */
    boolean begin(String projection, Purpose purpose, Range range, String by) {
        return jdbc.sql("""
                        insert into public.replays as r
                            (projection, id, purpose, status, position, range_after, range_to, topic, asked_by)
                        values (:projection, :id, :purpose, 'replaying', :after, :after, :to, :topic, :by)
                        on conflict (projection) do update set id = excluded.id, purpose = excluded.purpose,
                            status = excluded.status, position = excluded.position, events_per_second = 0,
                            blueprint = null, range_after = excluded.range_after, range_to = excluded.range_to,
                            topic = excluded.topic, differences = null, error = null, asked_by = excluded.asked_by,
                            started_at = excluded.started_at, finished_at = null
                        where r.status in ('done', 'failed')""")
                        .param("projection", projection)
                        .param("id", Ids.next())
                        .param("purpose", lower(purpose))
                        .param("after", range.after())
                        .param("to", range.to())
                        .param("topic", range.topic())
                        .param("by", by)
                        .update()
                == 1;
    }

    /** False if there is none that goes on. */
    boolean pause(String projection) {
        return set("paused", projection, "status = 'replaying'");
    }

    /** False if there is none that stands still. */
    boolean resume(String projection) {
        return set("replaying", projection, "status in ('paused', 'failed')");
    }

    boolean cancel(String projection) {
        return set("cancelled", projection, "status in ('replaying', 'paused', 'failed')");
    }

    private boolean set(String status, String projection, String where) {
        return jdbc.sql("update public.replays set status = ?, error = null, events_per_second = 0"
                                + " where projection = ? and " + where)
                        .params(status, projection)
                        .update()
                == 1;
    }

    Optional<Replay> find(String projection) {
        return jdbc.sql("select * from public.replays where projection = ?")
                .param(projection)
                .query(Replays::replay)
                .optional();
    }

    /** What there is to do, the oldest first. */
    List<String> wanted() {
        return jdbc.sql("""
                        select projection from public.replays where status in ('replaying', 'cancelled')
                        order by started_at, projection""").query(String.class).list();
    }

    /** The copy was made, and is empty. */
    void copied(String id, String blueprint) {
        jdbc.sql("update public.replays set blueprint = ?, position = 0 where id = ?")
                .params(blueprint, id)
                .update();
    }

    /** The copy has all up to a position: in the transaction that brought it there. False if that is no longer wanted. */
    boolean advance(String id, long position, double eventsPerSecond) {
        return jdbc.sql("""
                        update public.replays set position = ?, events_per_second = ?
                        where id = ? and status = 'replaying'""").params(position, eventsPerSecond, id).update() == 1;
    }

    boolean isWanted(String id) {
        return jdbc.sql("select count(*) from public.replays where id = ? and status = 'replaying'")
                        .param(id)
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** False if that is no longer wanted. */
    boolean done(String id, Long differences) {
        return jdbc.sql("""
                        update public.replays set status = 'done', finished_at = clock_timestamp(), differences = ?,
                            events_per_second = 0
                        where id = ? and status = 'replaying'""").params(differences, id).update() == 1;
    }

    void failed(String id, String error) {
        jdbc.sql("""
                        update public.replays set status = 'failed', error = ?, events_per_second = 0
                        where id = ? and status = 'replaying'""").params(error, id).update();
    }

    void forget(String id) {
        jdbc.sql("delete from public.replays where id = ?").param(id).update();
    }

    private static Replay replay(ResultSet row, int number) throws SQLException {
        return new Replay(
                row.getString("projection"),
                row.getString("id"),
                Purpose.valueOf(upper(row.getString("purpose"))),
                Replay.Status.valueOf(upper(row.getString("status"))),
                row.getLong("position"),
                row.getDouble("events_per_second"),
                row.getString("blueprint"),
                row.getString("topic") == null
                        ? null
                        : new Range(row.getLong("range_after"), row.getLong("range_to"), row.getString("topic")),
                row.getObject("differences", Long.class),
                row.getString("error"),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
