package dev.handoff.starter.reaction;

import dev.handoff.starter.operations.NotReplayable;
import dev.handoff.starter.operations.Projection;
import dev.handoff.starter.operations.ProjectionState;
import dev.handoff.starter.operations.ProjectionState.Status;
import dev.handoff.starter.operations.ReplayFrom;
import dev.handoff.starter.store.EventLog;

/** A reaction as those who run the service see it: it may lag behind, and stand still, but does nothing twice on purpose. */
record ReactionProjection(String name, Reactions reactions, EventLog log) implements Projection {

    private static final String WHY =
            "it does things outside of this service, which everybody who follows would see again.";

    @Override
    public ProjectionState state() {
        var position = reactions.position(name).orElse(0);
        var head = Math.max(log.head(), position);
        var error = reactions.error(name).orElse(null);
        return new ProjectionState(
                name,
                status(error),
                position,
                head,
                head - position,
                reactions.eventsPerSecond(name),
                head == 0 ? 1 : (double) position / head,
                error,
                null,
                false);
    }

    private Status status(String error) {
        if (reactions.isPaused(name)) return Status.PAUSED;
        return error == null ? Status.RUNNING : Status.FAILED;
    }

    @Override
    public void replay(ReplayFrom from, String by) {
        throw new NotReplayable(name, WHY);
    }

    @Override
    public void compare(String by) {
        throw new NotReplayable(name, WHY);
    }

    @Override
    public void cancel() {
        throw new NotReplayable(name, WHY);
    }

    @Override
    public void pause(String by) {
        reactions.pause(name, by);
    }

    @Override
    public void resume() {
        reactions.resume(name);
    }
}
