package dev.handoff.export.contactcopy;

import dev.handoff.starter.store.ArrayStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which events of the topic are in the copy: for each partition, all before an offset. */
final class ConsumedOffsets {

    private final JdbcClient jdbc;

    ConsumedOffsets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next offset of each partition that anything is known of. */
    Map<Integer, Long> of(String topicId) {
        Map<Integer, Long> offsets = new HashMap<>();
        jdbc.sql("select partition, next_offset from consumed_offset where topic_id = ?")
                .param(topicId)
                .query(row -> {
                    offsets.put(row.getInt("partition"), row.getLong("next_offset"));
                });
        return offsets;
    }

    /** Of all partitions together. */
    long sum() {
        return jdbc.sql("select coalesce(sum(next_offset), 0) from consumed_offset")
                .query(Long.class)
                .single();
    }

    /** Whether something is in the copy that stood in a topic of this name before it was made anew. */
    boolean hasAnotherThan(String topicId) {
        return jdbc.sql("select exists (select from consumed_offset where topic_id <> ? and next_offset > 0)")
                .param(topicId)
                .query(Boolean.class)
                .single();
    }

    /** The same, in the tables that the connection finds. */
    static Map<Integer, Long> of(String topicId, Connection connection) throws SQLException {
        Map<Integer, Long> offsets = new HashMap<>();
        try (var select =
                connection.prepareStatement("select partition, next_offset from consumed_offset where topic_id = ?")) {
            select.setString(1, topicId);
            try (var rows = select.executeQuery()) {
                while (rows.next()) offsets.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return offsets;
    }

    /** Never goes back: an instance that has just lost a partition may still be writing what it had read of it. */
    static void advance(String topicId, Map<Integer, Long> nextOffsets, Connection connection) throws SQLException {
        List<Map.Entry<Integer, Long>> rows = new ArrayList<>(nextOffsets.entrySet());
        rows.sort(Map.Entry.comparingByKey());
        ArrayStatement.over(rows, """
                insert into consumed_offset (topic_id, partition, next_offset)
                select * from unnest(?::text[], ?::integer[], ?::bigint[])
                on conflict (topic_id, partition) do update set
                    next_offset = greatest(consumed_offset.next_offset, excluded.next_offset)""")
                .text(_ -> topicId)
                .integer(Map.Entry::getKey)
                .bigint(Map.Entry::getValue)
                .execute(connection);
    }
}
