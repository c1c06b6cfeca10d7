package dev.handoff.inbox.folder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What changed since a position, for the live stream. A position never gets older events later (order of positions is
 * order of commits), so whoever goes on from the last one seen misses nothing.
 */
@Component
class Changes {

    private final JdbcClient database;
    private final Counts counts;
    private final TransactionTemplate snapshot;

    Changes(JdbcClient database, Counts counts, PlatformTransactionManager transactions) {
        this.database = database;
        this.counts = counts;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
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
        return inSnapshot(() -> new Now(head(), counts.read()));
    }

    /**
     * The next conversations that changed.
     *
     * @param position the position after which they changed
     * @param movesSince the position, at or before that one, from which on changes of hands are told
     * @param limit the most conversations, 1 or more
     */
    Batch after(long position, long movesSince, int limit) {
        return inSnapshot(() -> {
            var conversations = conversations(position, limit);
            var moves = moves(conversations, movesSince);
            var changes = conversations.stream()
                    .map(conversation ->
                            new Change(conversation, moves.getOrDefault(conversation.conversationId(), List.of())))
                    .toList();
            return new Batch(changes, changes.size() < limit, new Now(head(), counts.read()));
        });
    }

    private <T> T inSnapshot(Supplier<T> work) {
        return snapshot.execute(_ -> work.get());
    }

    private long head() {
        return database.sql("select coalesce(max(position), 0) from events")
                .query(Long.class)
                .single();
    }

    /** By the index on status and position: three short scans, merged. */
    private List<ConversationState> conversations(long position, int limit) {
        return database.sql(Conversations.SELECT + """
                        where c.conversation_id in (
                            select conversation_id from (
                                (select conversation_id, position from conversations
                                where status = 'new' and position > :after order by position limit :limit)
                                union all
                                (select conversation_id, position from conversations
                                where status = 'assigned' and position > :after order by position limit :limit)
                                union all
                                (select conversation_id, position from conversations
                                where status = 'closed' and position > :after order by position limit :limit)
                            ) changed order by position limit :limit)
                        order by c.position""")
                .param("after", position)
                .param("limit", limit)
                .query(Conversations::state)
                .list();
    }

    private Map<String, List<Move>> moves(List<ConversationState> conversations, long since) {
        var moves = new HashMap<String, List<Move>>();
        if (conversations.isEmpty()) return moves;
        database.sql("""
                        select aggregate_id, position, type, convert_from(json, 'UTF8')::jsonb ->> case type
                            when 'handoff.conversation.reassigned.v1' then 'from' else 'assignee' end as holder
                        from events
                        where aggregate_id = any (?) and position > ? and type in (
                            'handoff.conversation.escalated.v1', 'handoff.conversation.started.v1',
                            'handoff.conversation.assigned.v1',
                            'handoff.conversation.reassigned.v1', 'handoff.conversation.unassigned.v1',
                            'handoff.conversation.closed.v1')
                        order by position""")
                .param(conversations.stream()
                        .map(ConversationState::conversationId)
                        .toArray(String[]::new))
                .param(since)
                .query(row -> {
                    moves.computeIfAbsent(row.getString("aggregate_id"), _ -> new ArrayList<>())
                            .add(Move.of(row.getLong("position"), row.getString("type"), row.getString("holder")));
                });
        return moves;
    }
}
