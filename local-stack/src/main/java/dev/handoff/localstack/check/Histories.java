package dev.handoff.localstack.check;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

/**
 * The events of a store, one conversation or contact after the other. What has no hole and begins at 0 is whole; every
 * position from 1 stands exactly once.
 */
final class Histories {

    private final String store;
    private final Cursor<StoredEvent> events;
    private final Differences differences;
    private final BitSet positions = new BitSet();

    Histories(String store, Cursor<StoredEvent> events, Differences differences) {
        this.store = store;
        this.events = events;
        this.differences = differences;
    }

    Cursor<StoredEvent> cursor() {
        return events;
    }

    /** The events of one; whether they are whole is told by {@link #areWhole}. */
    List<StoredEvent> take(String id) throws SQLException {
        var history = events.take(id);
        for (var event : history) {
            var position = Math.toIntExact(event.position());
            if (positions.get(position))
                differences.tell("%s events: position %d is there twice".formatted(store, position));
            positions.set(position);
        }
        return history;
    }

    /** Whether they are; if not, says what is missing. */
    boolean areWhole(String id, List<StoredEvent> history) {
        var next = 0L;
        var whole = true;
        for (var event : history) {
            for (; next < event.sequence(); next++) {
                differences.tell("%s events %s: event %d is missing".formatted(store, id, next));
                whole = false;
            }
            if (event.sequence() < next) {
                differences.tell("%s events %s: event %d is there twice".formatted(store, id, event.sequence()));
                whole = false;
            }
            next = event.sequence() + 1;
        }
        return whole;
    }

    /** After the last one: tells the positions that nobody had. */
    void end() {
        for (var missing = positions.nextClearBit(1);
                missing < positions.length();
                missing = positions.nextClearBit(missing + 1)) {
            differences.tell("%s events: position %d is missing".formatted(store, missing));
        }
    }
}
