package dev.handoff.starter.replay;

import dev.handoff.starter.operations.ProjectionState.Purpose;
import java.time.Instant;

/**
 * A replay or comparison, as it stands in the table {@code replays}.
 *
 * @param blueprint what the tables were like when the copy was made; null before there is one
 */
record Replay(
        String projection,
        String id,
        Purpose purpose,
        Status status,
        long position,
        double eventsPerSecond,
        String blueprint,
        Long differences,
        String error,
        Instant startedAt,
        Instant finishedAt) {

    enum Status {
        REPLAYING,
        PAUSED,
        FAILED,
        CANCELLED,
        DONE
    }
}
