package dev.handoff.inbox.folder;

import dev.handoff.events.conversation.ContactReference;
import dev.handoff.events.conversation.ConversationEvent;
import dev.handoff.events.conversation.ConversationEvent.Escalated;
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
    public void apply(List<StoredEvent> events, Pipeline pipeline) {
        var changes = new LinkedHashMap<String, ConversationChange>();
        var participants = new LinkedHashMap<ParticipantChange.Key, ParticipantChange>();
        var counts = new TreeMap<FolderCount.Key, Long>();
        var escalations = new ArrayList<StoredEvent>();
        for (var stored : events) {
            if (!(stored.payload() instanceof ConversationEvent event)) continue;
            changes.computeIfAbsent(stored.aggregateId(), ConversationChange::new)
                    .follow(event, stored);
            ParticipantChange.of(event, stored.sequence()).forEach(change -> participants.put(change.key(), change));
            FolderCount.deltas(event).forEach((key, delta) -> counts.merge(key, delta, Long::sum));
            if (event instanceof Escalated) escalations.add(stored);
        }
        write(List.copyOf(changes.values()), pipeline);
        writeEscalations(escalations, pipeline);
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

    private static void writeEscalations(List<StoredEvent> escalations, Pipeline pipeline) {
        if (escalations.isEmpty()) return;
        ArrayStatement.over(escalations, """
                        insert into escalations (conversation_id, contact_id, external_id, display_name, email, phone,
                            help_message)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[])""")
                .text(StoredEvent::aggregateId)
                .text(stored -> contact(stored).contactId())
                .text(stored -> contact(stored).externalId())
                .text(stored -> contact(stored).displayName())
                .text(stored -> contact(stored).email())
                .text(stored -> contact(stored).phone())
                .text(stored -> ((Escalated) stored.payload()).helpMessage())
                .addTo(pipeline);
    }

    private static ContactReference contact(StoredEvent escalated) {
        return ((Escalated) escalated.payload()).contact();
    }
}
