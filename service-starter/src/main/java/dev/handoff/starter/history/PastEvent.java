package dev.handoff.starter.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened to a conversation or a contact.
 *
 * @param sequence its number in the history, from 0, without holes
 * @param type as on the topic, for instance {@code handoff.conversation.assigned.v1}
 * @param by the agent or bot who did it; null where the system did
 * @param data the event exactly as it is published
 */
public record PastEvent(
        long sequence,
        String type,
        Instant at,
        String by,
        @JsonRawValue @Schema(type = "object") String data) {

    private static final String LIST = "history";

    /** A page of a history. */
    public static Page<PastEvent> page(List<StoredEvent> history, Cursor cursor, Limit limit) {
        var behind = cursor.keys(LIST, 1).map(keys -> keys.number(0)).orElse(-1L);
        var events = history.stream()
                .filter(event -> event.sequence() > behind)
                .limit(limit.plusOne())
                .map(PastEvent::of)
                .toList();
        return Page.of(events, limit, last -> Cursor.after(LIST, last.sequence()));
    }

    private static PastEvent of(StoredEvent event) {
        return new PastEvent(
                event.sequence(),
                event.type(),
                event.at(),
                event.actor(),
                new String(event.json(), StandardCharsets.UTF_8));
    }
}
