package dev.handoff.starter.replay;

import dev.handoff.starter.operations.ProjectionState.Purpose;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/** Makes a view anew, to take the place of the live one or to be compared with it. Nobody sees anything of it before. */
record Rebuild(Replayable replayable, ReplayProperties settings, ReplayMetrics metrics) implements Job {

    @Override
    public String name() {
        return replayable.name();
    }

    @Override
    public void run(Replay replay, Session session, BooleanSupplier goOn) throws SQLException {
        var filling = new Filling(replayable, session, replay, settings, goOn);
        var copy = new Copy(replayable, session.jdbc());
        copy.find();
        var blueprint = copy.blueprint();
        filling.from(prepare(replay, copy, blueprint, session));
        metrics.began(name(), filling::position);
        try {
            filling.until(settings.batch());
            copy.index(blueprint);
            copy.settle();
            var exchange = new Exchange(replayable, session, replay, filling, metrics, goOn);
            if (replay.purpose() == Purpose.REPLAY) exchange.swap(blueprint);
            else exchange.compare();
        } finally {
            metrics.ended(name());
        }
    }

    /** A copy that is not like the live tables any more, since they were migrated meanwhile, is made anew. */
    private long prepare(Replay replay, Copy copy, Blueprint blueprint, Session session) throws SQLException {
        if (blueprint.text().equals(replay.blueprint())) return replay.position();
        session.inTransaction(_ -> {
            copy.create(blueprint);
            new Replays(session.jdbc()).copied(replay.id(), blueprint.text());
            return null;
        });
        return 0;
    }

    @Override
    public void undo(Session session) {
        new Copy(replayable, session.jdbc()).drop();
    }
}
