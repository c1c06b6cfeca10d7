package dev.handoff.starter.operations;

import dev.handoff.starter.json.Times;
import dev.handoff.starter.problem.InvalidRequest;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Which events are asked to be told again: all, those from a position on, or those from a time on. */
public sealed interface ReplayFrom {

    /** From the first event. */
    record Start() implements ReplayFrom {}

    /** @param position 1 or more */
    record Position(long position) implements ReplayFrom {}

    record Time(Instant time) implements ReplayFrom {}

    /**
     * Reads {@code "start"}, a whole number or a time; nothing means the start.
     *
     * @param field that it is in
     * @throws InvalidRequest naming the field
     */
    static ReplayFrom of(String field, JsonNode from) {
        if (from == null || from.isNull()) return new Start();
        if (from.isIntegralNumber() && from.canConvertToLong() && from.longValue() >= 1) {
            return new Position(from.longValue());
        }
        if (from.isString()) {
            if (from.stringValue().equals("start")) return new Start();
            var time = Times.parse(from.stringValue());
            if (time.isPresent()) return new Time(time.get());
        }
        throw new InvalidRequest(field, "must be start, a position from 1 on, or a time like 2026-03-01T09:30:00.000Z");
    }
}
