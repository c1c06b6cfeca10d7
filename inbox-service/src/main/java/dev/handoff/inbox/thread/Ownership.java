package dev.handoff.inbox.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handoff.events.conversation.ConversationEvent.Assigned;
import dev.handoff.events.conversation.ConversationEvent.Closed;
import dev.handoff.events.conversation.ConversationEvent.Escalated;
import dev.handoff.events.conversation.ConversationEvent.Reassigned;
import dev.handoff.events.conversation.ConversationEvent.Started;
import dev.handoff.events.conversation.ConversationEvent.Unassigned;
import dev.handoff.starter.store.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who had a conversation at a time.
 *
 * @param assignee null while it was new; a closed conversation keeps its last one
 */
record Ownership(String assignee, Where folder) {

    /** The folder in the eyes of nobody in particular. */
    enum Where {
        @JsonProperty("new")
        NEW,
        @JsonProperty("assigned")
        ASSIGNED,
        @JsonProperty("closed")
        CLOSED
    }

    /** Follows the events of one conversation up to and including a time; empty before the first of them. */
    static Optional<Ownership> at(Instant time, List<StoredEvent> events) {
        Ownership ownership = null;
        for (var event : events) {
            if (event.at().isAfter(time)) break;
            ownership = after(event, ownership);
        }
        return Optional.ofNullable(ownership);
    }

    private static Ownership after(StoredEvent event, Ownership before) {
        return switch (event.payload()) {
            case Escalated _, Unassigned _ -> new Ownership(null, Where.NEW);
            case Started started -> new Ownership(started.startedBy(), Where.ASSIGNED);
            case Assigned assigned -> new Ownership(assigned.assignee(), Where.ASSIGNED);
            case Reassigned reassigned -> new Ownership(reassigned.to(), Where.ASSIGNED);
            case Closed closed -> new Ownership(closed.assignee(), Where.CLOSED);
            default -> before;
        };
    }
}
