package dev.handoff.contact.directory;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.handoff.starter.store.StoredEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Something that happened to a contact.
 *
 * @param sequence its number in the contact's history, from 0, without holes
 * @param type as on the topic, for instance {@code handoff.contact.created.v1}
 * @param by the agent or bot who did it; null where the system did
 * @param data the event exactly as it is published
 */
record PastEvent(
        long sequence,
        String type,
        Instant at,
        String by,
        @JsonRawValue @Schema(type = "object") String data) {

    static PastEvent of(StoredEvent event) {
        return new PastEvent(
                event.sequence(),
                event.type(),
                event.at(),
                event.actor(),
                new String(event.json(), StandardCharsets.UTF_8));
    }
}
