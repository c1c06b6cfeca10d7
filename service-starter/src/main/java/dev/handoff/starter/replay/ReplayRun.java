package dev.handoff.starter.replay;

import dev.handoff.starter.operations.ProjectionState.Purpose;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replay on one connection, from where it stands to its end. Nobody sees anything of it before that. */
final class ReplayRun {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRun.class);

    private final Replayable replayable;
    private final Session session;
    private final ReplayProperties settings;
    private final ReplayMetrics metrics;
    private final BooleanSupplier goOn;
    private final Replays replays;
    private final Copy copy;

    /** @param goOn false once the service stops */
    ReplayRun(
            Replayable replayable,
            Session session,
            ReplayProperties settings,
            ReplayMetrics metrics,
            BooleanSupplier goOn) {
        this.replayable = replayable;
        this.session = session;
        this.settings = settings;
        this.metrics = metrics;
        this.goOn = goOn;
        this.replays = new Replays(session.jdbc());
        this.copy = new Copy(replayable, session.jdbc());
    }

    /**
     * Does what there is to do for this projection; why it cannot, it says in the table.
     *
     * @throws SQLException where the connection is gone; on another one it goes on
     */
    void run() throws SQLException {
        var found = replays.find(replayable.name());
        if (found.isEmpty()) return;
        switch (found.get().status()) {
            case CANCELLED -> abandon(found.get());
            case REPLAYING -> attempt(found.get());
            case PAUSED, FAILED, DONE -> {
                // somebody else was faster
            }
        }
    }

    private void abandon(Replay replay) throws SQLException {
        session.inTransaction(_ -> {
            copy.drop();
            replays.forget(replay.id());
            return null;
        });
        LOG.info("Cancelled: {}", said(replay));
    }

    private void attempt(Replay replay) throws SQLException {
        try {
            replay(replay);
        } catch (Halted e) {
            LOG.info("Stands still: {}", said(replay));
        } catch (SQLException | RuntimeException e) {
            if (session.isPassing(e)) throw e;
            LOG.warn("Failed, and the live one goes on: {}: {}", said(replay), Unapplied.inShort(e));
            LOG.debug("Why", e);
            replays.failed(replay.id(), Unapplied.inShort(e));
        } finally {
            metrics.ended(replayable.name());
        }
    }

    private void replay(Replay replay) throws SQLException {
        var began = System.nanoTime();
        var filling = new Filling(replayable, session, replay, settings, goOn);
        copy.find();
        var blueprint = copy.blueprint();
        filling.from(prepare(replay, blueprint));
        metrics.began(replayable.name(), filling::position);
        LOG.info("Begins at {} of {}: {}", filling.position(), replayable.head(), said(replay));
        filling.until(settings.batch());
        copy.index(blueprint);
        copy.settle();
        var exchange = new Exchange(replayable, session, replay, filling, metrics, goOn);
        if (replay.purpose() == Purpose.REPLAY) exchange.swap();
        else exchange.compare();
        LOG.info(
                "Done, up to {}, in {} ms: {}",
                filling.position(),
                (System.nanoTime() - began) / 1_000_000,
                said(replay));
    }

    /** A copy that is not like the live tables any more, since they were migrated meanwhile, is made anew. */
    private long prepare(Replay replay, Blueprint blueprint) throws SQLException {
        if (blueprint.text().equals(replay.blueprint())) return replay.position();
        session.inTransaction(_ -> {
            copy.create(blueprint);
            replays.copied(replay.id(), blueprint.text());
            return null;
        });
        return 0;
    }

    private static String said(Replay replay) {
        return replay.purpose().name().toLowerCase(Locale.ROOT) + " of " + replay.projection();
    }
}
