package dev.handoff.starter.replay;

import dev.handoff.starter.operations.AlreadyRepublishing;
import dev.handoff.starter.operations.NotPausable;
import dev.handoff.starter.operations.NotReplayable;
import dev.handoff.starter.operations.Projection;
import dev.handoff.starter.operations.ProjectionState;
import dev.handoff.starter.operations.ProjectionState.Purpose;
import dev.handoff.starter.operations.ProjectionState.Status;
import dev.handoff.starter.operations.ReplayFrom;
import dev.handoff.starter.operations.Republisher;
import dev.handoff.starter.operations.UnknownTopic;
import dev.handoff.starter.problem.InvalidRequest;
import dev.handoff.starter.problem.Unavailable;
import dev.handoff.starter.publish.EventSenders;
import dev.handoff.starter.publish.KafkaTopics;
import dev.handoff.starter.replay.Replay.Range;
import dev.handoff.starter.store.EventLog;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Republishing as those who run the service see it: between two of them there is nothing that could be behind. */
record RepublishProjection(Replays replays, ReplayWorker worker, EventLog log, EventSenders senders, KafkaTopics topics)
        implements Projection, Republisher {

    private static final String WHY = "which events are to be published again is asked for by POST to republish.";

    @Override
    public String name() {
        return Republish.NAME;
    }

    @Override
    public ProjectionState state() {
        var replay = replays.find(name());
        return replay.flatMap(Replay::unfinished)
                .map(status -> unfinished(replay.get(), status))
                .orElseGet(() -> idle(log.head(), replay));
    }

    private ProjectionState unfinished(Replay replay, Status status) {
        var range = replay.range();
        var done = replay.position() - range.after();
        var all = range.to() - range.after();
        return new ProjectionState(
                name(),
                status,
                replay.position(),
                range.to(),
                all - done,
                replay.eventsPerSecond(),
                all == 0 ? 1 : (double) done / all,
                replay.error(),
                null);
    }

    private ProjectionState idle(long head, Optional<Replay> replay) {
        return new ProjectionState(
                name(),
                Status.RUNNING,
                head,
                head,
                0,
                0,
                1,
                null,
                replay.flatMap(Replay::last).orElse(null));
    }

    @Override
    public ProjectionState republish(ReplayFrom from, ReplayFrom to, String topic, String by) {
        var range = new Range(after(from), to(to), topic == null ? senders.topic() : topic);
        if (range.after() > range.to()) throw new InvalidRequest("from", "is after the last event, " + range.to());
        refuseOthers(range.topic());
        if (!replays.begin(name(), Purpose.REPUBLISH, range, by)) throw new AlreadyRepublishing();
        worker.wake();
        return state();
    }

    private long after(ReplayFrom from) {
        return switch (from) {
            case ReplayFrom.Start _ -> 0;
            case ReplayFrom.Position at -> at.position() - 1;
            case ReplayFrom.Time at -> log.headAt(at.time());
        };
    }

    private long to(ReplayFrom to) {
        return switch (to) {
            case null -> log.head();
            case ReplayFrom.Start _ -> throw new InvalidRequest("to", "must be a position from 1 on, or a time");
            case ReplayFrom.Position at -> Math.min(at.position(), log.head());
            case ReplayFrom.Time at -> log.headAt(at.time());
        };
    }

    private void refuseOthers(String topic) {
        if (senders.isOfAnother(topic)) {
            throw new InvalidRequest(
                    "topic", "holds the events of another service, which must not be mixed with these");
        }
        try {
            if (!topics.exists(topic)) throw new UnknownTopic(topic);
        } catch (KafkaException e) {
            throw new Unavailable("Kafka cannot be reached, so nothing can be published again now.");
        }
    }

    @Override
    public void replay(ReplayFrom from, String by) {
        throw new NotReplayable(name(), WHY);
    }

    @Override
    public void compare(String by) {
        throw new NotReplayable(name(), WHY);
    }

    @Override
    public void cancel() {
        if (replays.cancel(name())) worker.wake();
    }

    @Override
    public void pause(String by) {
        if (replays.pause(name()) || state().status() == Status.PAUSED) return;
        throw new NotPausable(name(), "there is none at work.");
    }

    @Override
    public void resume() {
        if (replays.resume(name())) worker.wake();
    }
}
