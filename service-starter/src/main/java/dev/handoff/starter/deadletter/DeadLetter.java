package dev.handoff.starter.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;

/**
 * An event that was set aside, as those who run the service see it.
 *
 * @param source the consumer or reaction that could not take it
 * @param key the conversation or contact
 * @param stream the partition of a topic, or {@code events}: the service's own store
 * @param position the offset, or the position in the store
 * @param type the event's logical name, as far as it can be told
 * @param status whether it failed, or only waits behind one that did
 * @param ahead how many of its key are before it
 * @param cause why it failed
 * @param attempts how often it was set aside and taken up again in vain
 * @param headers of the record, if one letter was asked for
 * @param value of the record as text, if one letter was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetter(
        String id,
        String source,
        String key,
        String stream,
        long position,
        String type,
        Status status,
        long ahead,
        String cause,
        int attempts,
        String correlationId,
        Instant parkedAt,
        Instant attemptedAt,
        Map<String, String> headers,
        String value) {

    enum Status {
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("waiting")
        WAITING
    }
}
