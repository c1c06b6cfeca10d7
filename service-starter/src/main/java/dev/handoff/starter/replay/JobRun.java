package dev.handoff.starter.replay;

import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job on one connection, from where it stands to its end. */
final class JobRun {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final Job job;
    private final Session session;
    private final BooleanSupplier goOn;
    private final Replays replays;

    /** @param goOn false once the service stops */
    JobRun(Job job, Session session, BooleanSupplier goOn) {
        this.job = job;
        this.session = session;
        this.goOn = goOn;
        this.replays = new Replays(session.jdbc());
    }

    /**
     * Does what there is to do; why it cannot, it says in the table.
     *
     * @throws SQLException where the connection is gone; on another one it goes on
     */
    void run() throws SQLException {
        var found = replays.find(job.name());
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
            job.undo(session);
            replays.forget(replay.id());
            return null;
        });
        LOG.info("Cancelled: {}", replay.said());
    }

    private void attempt(Replay replay) throws SQLException {
        var began = System.nanoTime();
        try {
            LOG.info("Begins after {}: {}", replay.position(), replay.said());
            job.run(replay, session, goOn);
            LOG.info("Done in {} ms: {}", (System.nanoTime() - began) / 1_000_000, replay.said());
        } catch (Halted e) {
            LOG.info("Stands still: {}", replay.said());
        } catch (SQLException | RuntimeException e) {
            if (session.isPassing(e)) throw e;
            LOG.warn("Failed, and what is live goes on: {}: {}", replay.said(), Unapplied.inShort(e));
            LOG.debug("Why", e);
            replays.failed(replay.id(), Unapplied.inShort(e));
        }
    }
}
