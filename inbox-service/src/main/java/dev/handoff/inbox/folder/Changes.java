package dev.handoff.inbox.folder;

import dev.handoff.starter.store.ByKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * What changed since a position, for the live stream. A position never gets older events later (order of positions is
 * order of commits), so whoever goes on from the last one seen misses nothing.
 */
@Component
class Changes {

    private static final String NOW = "select coalesce((select max(position) from events), 0) as head, total.* from ("
            + Counts.SELECT + ") total";

    /** By the index on status and position: three short scans, merged. */
    private static final String CHANGED = Conversations.SELECT + """
            where c.conversation_id in (
                select conversation_id from (
                    (select conversation_id, position from conversations
                    where status = 'new' and position > :position order by position limit :limit)
                    union all
                    (select conversation_id, position from conversations
                    where status = 'assigned' and position > :position order by position limit :limit)
                    union all
                    (select conversation_id, position from conversations
                    where status = 'closed' and position > :position order by position limit :limit)
                ) changed order by position limit :limit)""";

    private static final String MOVES = """
            select array_agg(e.position order by e.position) as move_positions,
                array_agg(e.type order by e.position) as move_types,
                array_agg(convert_from(e.json, 'UTF8')::jsonb ->> case e.type
                    when 'handoff.conversation.reassigned.v1' then 'from' else 'assignee' end order by e.position) as holders
            from events e
            where e.aggregate_id = c.conversation_id and e.position > :movesSince and e.type in (
                'handoff.conversation.escalated.v1', 'handoff.conversation.started.v1',
                'handoff.conversation.assigned.v1',
                'handoff.conversation.reassigned.v1', 'handoff.conversation.unassigned.v1',
                'handoff.conversation.closed.v1')""";

    /** One statement sees one moment. There is always a first row; how things are now stands in no other. */
    private static final String AFTER = """
            select c.*, moves.*, now.head,
                case when row_number() over (order by c.position) = 1 then now.folders end as folders,
                case when row_number() over (order by c.position) = 1 then now.agents end as agents,
                case when row_number() over (order by c.position) = 1 then now.counts end as counts
            from (%s) now left join (%s) c on true left join lateral (%s) moves on true
            order by c.position""".formatted(NOW, CHANGED, MOVES);

    private final NamedParameterJdbcOperations database;

    Changes(NamedParameterJdbcOperations database) {
        this.database = database;
    }

    /** The end of the store and the counts at that moment. */
    record Now(long head, FolderCounts counts) {}

    /**
     * Conversations that changed, in the order of their positions, as they are at one moment.
     *
     * @param complete false if there are more of them behind the last one
     */
    record Batch(List<Change> changes, boolean complete, Now now) {}

    Now now() {
        return database.queryForObject(NOW, Map.of(), (row, _) -> now(row));
    }

    /**
     * The next conversations that changed.
     *
     * @param position the position after which they changed
     * @param movesSince the position, at or before that one, from which on changes of hands are told
     * @param limit the most conversations, 1 or more
     */
    Batch after(long position, long movesSince, int limit) {
        var parameters = new MapSqlParameterSource("position", position)
                .addValue("movesSince", movesSince)
                .addValue("limit", limit);
        return ByKey.query(database, AFTER, parameters, rows -> batch(rows, limit));
    }

    private static Batch batch(ResultSet rows, int limit) throws SQLException {
        rows.next();
        var now = now(rows);
        var changes = new ArrayList<Change>();
        if (rows.getString("conversation_id") != null) {
            do changes.add(new Change(Conversations.state(rows, rows.getRow()), moves(rows)));
            while (rows.next());
        }
        return new Batch(changes, changes.size() < limit, now);
    }

    private static Now now(ResultSet row) throws SQLException {
        return new Now(row.getLong("head"), Counts.counts(row));
    }

    private static List<Move> moves(ResultSet row) throws SQLException {
        if (row.getArray("move_positions") == null) return List.of();
        var positions = (Long[]) row.getArray("move_positions").getArray();
        var types = (String[]) row.getArray("move_types").getArray();
        var holders = (String[]) row.getArray("holders").getArray();
        return IntStream.range(0, positions.length)
                .mapToObj(n -> Move.of(positions[n], types[n], holders[n]))
                .toList();
    }
}
