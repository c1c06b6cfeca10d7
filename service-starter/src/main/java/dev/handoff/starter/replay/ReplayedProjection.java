package dev.handoff.starter.replay;

import dev.handoff.starter.operations.AlreadyReplaying;
import dev.handoff.starter.operations.NotPausable;
import dev.handoff.starter.operations.Projection;
import dev.handoff.starter.operations.ProjectionState;
import dev.handoff.starter.operations.ProjectionState.LastReplay;
import dev.handoff.starter.operations.ProjectionState.Purpose;
import dev.handoff.starter.operations.ProjectionState.Status;
import dev.handoff.starter.operations.Rate;
import dev.handoff.starter.operations.ReplayFrom;
import java.util.Optional;

/** A view as those who run the service see it: the live one is never behind, so what there is to see is its replay. */
record ReplayedProjection(Replayable replayable, Replays replays, ReplayWorker worker, Rate live)
        implements Projection {

    @Override
    public String name() {
        return replayable.name();
    }

    @Override
    public ProjectionState state() {
        var head = replayable.head();
        var replay = replays.find(name());
        return replay.flatMap(Replay::unfinished)
                .map(status -> replaying(
                        replay.get(), status, Math.max(head, replay.get().position())))
                .orElseGet(() -> running(head, replay.flatMap(Replay::last)));
    }

    private ProjectionState replaying(Replay replay, Status status, long head) {
        var position = replay.position();
        var progress = head == 0 ? 1 : (double) position / head;
        return new ProjectionState(
                name(),
                status,
                position,
                head,
                head - position,
                replay.eventsPerSecond(),
                progress,
                replay.error(),
                null);
    }

    private ProjectionState running(long head, Optional<LastReplay> last) {
        var end = Math.max(head, replayable.end());
        live.at(head);
        return new ProjectionState(
                name(), Status.RUNNING, head, end, end - head, live.perSecond(), 1, null, last.orElse(null));
    }

    /** From wherever it is asked for: what stands in a view follows from all events, so that all are applied. */
    @Override
    public void replay(ReplayFrom from, String by) {
        begin(Purpose.REPLAY, by);
    }

    @Override
    public void compare(String by) {
        begin(Purpose.COMPARISON, by);
    }

    private void begin(Purpose purpose, String by) {
        if (!replays.begin(name(), purpose, by)) throw new AlreadyReplaying(name());
        worker.wake();
    }

    @Override
    public void cancel() {
        if (replays.cancel(name())) worker.wake();
    }

    @Override
    public void pause(String by) {
        if (replays.pause(name())) return;
        if (state().status() != Status.PAUSED) {
            throw new NotPausable(
                    name(),
                    replayable.whyItGoesOn() + " Only a replay of it can be paused, and there is none at work.");
        }
    }

    @Override
    public void resume() {
        if (replays.resume(name())) worker.wake();
    }
}
