package dev.handoff.inbox.folder;

import dev.handoff.events.conversation.ConversationEvent;
import dev.handoff.events.conversation.ConversationEvent.Assigned;
import dev.handoff.events.conversation.ConversationEvent.Closed;
import dev.handoff.events.conversation.ConversationEvent.Escalated;
import dev.handoff.events.conversation.ConversationEvent.Reassigned;
import dev.handoff.events.conversation.ConversationEvent.Started;
import dev.handoff.events.conversation.ConversationEvent.Unassigned;
import dev.handoff.starter.store.ArrayStatement;
import dev.handoff.starter.store.Pipeline;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** How many conversations stand where: in all, and for each agent those assigned to them. Kept by difference. */
final class FolderCount {

    private static final Key NEW = new Key("new", "");
    private static final Key ASSIGNED = new Key("assigned", "");
    private static final Key CLOSED = new Key("closed", "");

    private FolderCount() {}

    /** A counter; {@code agent} is empty for the one of everybody. */
    record Key(String folder, String agent) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::folder).thenComparing(Key::agent);

        static Key assignedTo(String agent) {
            return new Key("assigned", agent);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    static Map<Key, Long> deltas(ConversationEvent event) {
        return switch (event) {
            case Escalated _ -> Map.of(NEW, 1L);
            case Started started -> Map.of(ASSIGNED, 1L, Key.assignedTo(started.startedBy()), 1L);
            case Assigned assigned -> Map.of(NEW, -1L, ASSIGNED, 1L, Key.assignedTo(assigned.assignee()), 1L);
            case Reassigned reassigned ->
                Map.of(Key.assignedTo(reassigned.from()), -1L, Key.assignedTo(reassigned.to()), 1L);
            case Unassigned unassigned -> Map.of(NEW, 1L, ASSIGNED, -1L, Key.assignedTo(unassigned.assignee()), -1L);
            case Closed closed -> Map.of(CLOSED, 1L, ASSIGNED, -1L, Key.assignedTo(closed.assignee()), -1L);
            default -> Map.of();
        };
    }

    /** Also a difference of nothing: which counters there are must not depend on how events were divided into batches. */
    static void write(SortedMap<Key, Long> deltas, Pipeline pipeline) {
        ArrayStatement.over(List.copyOf(deltas.entrySet()), """
                        insert into folder_counts as f (folder, agent, count)
                        select * from unnest(?::text[], ?::text[], ?::bigint[])
                        on conflict (folder, agent) do update set count = f.count + excluded.count""")
                .text(delta -> delta.getKey().folder())
                .text(delta -> delta.getKey().agent())
                .bigint(Map.Entry::getValue)
                .addTo(pipeline);
    }
}
