package dev.handoff.starter.replay;

import dev.handoff.starter.operations.ProjectionState;
import dev.handoff.starter.operations.ProjectionState.LastReplay;
import dev.handoff.starter.operations.ProjectionState.Purpose;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A replay, comparison or republishing, as it stands in the table {@code replays}.
 *
 * @param blueprint what the tables were like when the copy was made; null before there is one
 * @param range which events go where; null where all go into a copy
 */
record Replay(
        String projection,
        String id,
        Purpose purpose,
        Status status,
        long position,
        double eventsPerSecond,
        String blueprint,
        Range range,
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

    /**
     * Events to be sent again.
     *
     * @param after the position before the first
     * @param to the position of the last
     */
    record Range(long after, long to, String topic) {}

    /** How it is, as long as it is not done. */
    Optional<ProjectionState.Status> unfinished() {
        return switch (status) {
            case REPLAYING -> Optional.of(ProjectionState.Status.REPLAYING);
            case PAUSED -> Optional.of(ProjectionState.Status.PAUSED);
            case FAILED -> Optional.of(ProjectionState.Status.FAILED);
            case CANCELLED, DONE -> Optional.empty();
        };
    }

    /** What it was, once it is done. */
    Optional<LastReplay> last() {
        return status == Status.DONE
                ? Optional.of(new LastReplay(purpose, position, differences, startedAt, finishedAt))
                : Optional.empty();
    }

    /** What to call it in logs. */
    String said() {
        return range == null
                ? purpose.name().toLowerCase(Locale.ROOT) + " of " + projection
                : "republish of " + (range.after() + 1) + " to " + range.to() + " on " + range.topic();
    }
}
