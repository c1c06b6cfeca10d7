package dev.handoff.starter.store;

import java.time.Instant;

/**
 * An event as the store holds it.
 *
 * @param position where it stands in the one order of the store, from 1; order of positions is order of commits
 * @param eventId the event's own id, a UUIDv7, the same on every delivery
 * @param aggregateId the conversation or contact it happened to
 * @param sequence where it stands among the events of its aggregate, from 0, without holes
 * @param type the logical name, for instance {@code handoff.conversation.assigned.v1}
 * @param payload the event's record
 * @param json the same as UTF-8 JSON, exactly as stored and published; not to be changed
 * @param correlationId the request that caused it, or null
 * @param actor the agent or bot who did it, or null where the system itself did
 * @param at when it happened, in whole milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes go from store to topic untouched; events are compared by id
public record StoredEvent(
        long position,
        String eventId,
        String aggregateId,
        long sequence,
        String type,
        Object payload,
        byte[] json,
        String correlationId,
        String actor,
        Instant at) {

    StoredEvent at(long newPosition) {
        return new StoredEvent(
                newPosition, eventId, aggregateId, sequence, type, payload, json, correlationId, actor, at);
    }
}
