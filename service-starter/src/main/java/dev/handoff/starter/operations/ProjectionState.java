package dev.handoff.starter.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * How a projection is.
 *
 * @param position of the last event that it has; of a replay that is not done, that the new one has
 * @param head position of the last event that there is
 * @param lag how many events it has not had yet
 * @param eventsPerSecond how many it takes, over the last seconds
 * @param progress of a replay, 0 to 1; 1 if there is none
 * @param error why it failed; the live one goes on as it was where only its replay failed
 * @param lastReplay the last replay, comparison or republishing that was done
 * @param replayable whether it can be made anew and compared; a view stands still only while it is made anew, what
 *     cannot be made anew may stand still at any time
 * @param deadLetters how many events it set aside; absent where it sets none aside
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectionState(
        String name,
        Status status,
        long position,
        long head,
        long lag,
        double eventsPerSecond,
        double progress,
        String error,
        LastReplay lastReplay,
        boolean replayable,
        Long deadLetters) {

    public ProjectionState(
            String name,
            Status status,
            long position,
            long head,
            long lag,
            double eventsPerSecond,
            double progress,
            String error,
            LastReplay lastReplay,
            boolean replayable) {
        this(name, status, position, head, lag, eventsPerSecond, progress, error, lastReplay, replayable, null);
    }

    ProjectionState with(Long counted) {
        return new ProjectionState(
                name, status, position, head, lag, eventsPerSecond, progress, error, lastReplay, replayable, counted);
    }

    /** Until it has all events that there are, at the pace of the last seconds; null where it does not move. */
    @JsonProperty
    public Long secondsLeft() {
        var moves = (status == Status.RUNNING || status == Status.REPLAYING) && eventsPerSecond > 0;
        return moves && lag > 0 ? (long) Math.ceil(lag / eventsPerSecond) : null;
    }

    /** What it does. */
    public enum Status {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("replaying")
        REPLAYING,
        @JsonProperty("paused")
        PAUSED,
        @JsonProperty("failed")
        FAILED
    }

    /** What was done last. */
    public enum Purpose {
        @JsonProperty("replay")
        REPLAY,
        @JsonProperty("comparison")
        COMPARISON,
        @JsonProperty("republish")
        REPUBLISH
    }

    /**
     * A replay, comparison or republishing that was done.
     *
     * @param position up to which event
     * @param differences rows that a comparison found different, counted on either side; absent after anything else
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LastReplay(Purpose purpose, long position, Long differences, Instant startedAt, Instant finishedAt) {}
}
