package dev.handoff.inbox.folder;

import dev.handoff.events.conversation.ConversationEvent;
import dev.handoff.starter.store.ArrayStatement;
import dev.handoff.starter.store.Pipeline;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.store.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What the folders show. A batch is first folded in memory into what becomes of each conversation, then written by four
 * upserts at most, however many events it has: the conversations, what new ones said, who takes part, the counts.
 */
@Component
class FoldersView implements View {

    @Override
    public String name() {
        return "folders";
    }

    @Override
    public List<String> tables() {
        return List.of("conversations", "escalations", "participants", "folder_counts", "inboxes");
    }

    @Override
    public void apply(List<StoredEvent> events, Pipeline pipeline) {
        var changes = new LinkedHashMap<String, ConversationChange>();
        var participants = new LinkedHashMap<ParticipantChange.Key, ParticipantChange>();
        var counts = new TreeMap<FolderCount.Key, Long>();
        var beginnings = new ArrayList<Beginning>();
        for (var stored : events) {
            if (!(stored.payload() instanceof ConversationEvent event)) continue;
            changes.computeIfAbsent(stored.aggregateId(), ConversationChange::new)
                    .follow(event, stored);
            ParticipantChange.of(event, stored.sequence()).forEach(change -> participants.put(change.key(), change));
            FolderCount.deltas(event).forEach((key, delta) -> counts.merge(key, delta, Long::sum));
            Beginning.of(event).ifPresent(beginnings::add);
        }
        write(List.copyOf(changes.values()), pipeline);
        Beginning.write(beginnings, pipeline);
        ParticipantChange.write(List.copyOf(participants.values()), pipeline);
        FolderCount.write(counts, pipeline);
    }

    private static void write(List<ConversationChange> changes, Pipeline pipeline) {
        ArrayStatement.over(changes, """
                        insert into conversations as c (conversation_id, version, position, status, channel, inbox,
                            assignee, assigned_at, escalated_at, escalated_position, emptied,
                            last_from, last_text, last_at, closed_at)
                        select * from unnest(?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::bigint[],
                            ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                        on conflict (conversation_id) do update set
                            version = excluded.version,
                            position = excluded.position,
                            status = coalesce(excluded.status, c.status),
                            assignee = case excluded.status when 'new' then null
                                else coalesce(excluded.assignee, c.assignee) end,
                            assigned_at = case excluded.status when 'new' then null
                                else coalesce(excluded.assigned_at, c.assigned_at) end,
                            emptied = coalesce(excluded.emptied, c.emptied),
                            last_from = coalesce(excluded.last_from, c.last_from),
                            last_text = coalesce(excluded.last_text, c.last_text),
                            last_at = coalesce(excluded.last_at, c.last_at),
                            closed_at = coalesce(excluded.closed_at, c.closed_at)""")
                .text(change -> change.conversationId)
                .bigint(change -> change.version)
                .bigint(change -> change.position)
                .text(change -> change.status)
                .text(change -> change.channel)
                .text(change -> change.inbox)
                .text(change -> change.assignee)
                .instant(change -> change.assignedAt)
                .instant(change -> change.escalatedAt)
                .bigint(change -> change.escalatedPosition)
                .bigint(change -> change.emptied)
                .text(change -> change.lastFrom)
                .text(change -> change.lastText)
                .instant(change -> change.lastAt)
                .instant(change -> change.closedAt)
                .addTo(pipeline);
    }
}
