package dev.handoff.starter.replay;

import dev.handoff.starter.operations.Rate;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Applies events to a copy, batch by batch, each together with the position that it leads to. */
final class Filling {

    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final Replayable replayable;
    private final Session session;
    private final String id;
    private final ReplayProperties settings;
    private final BooleanSupplier goOn;
    private final Replays replays;
    private final Rate rate = new Rate();
    private volatile long position;

    /** @param goOn false once the service stops */
    Filling(Replayable replayable, Session session, Replay replay, ReplayProperties settings, BooleanSupplier goOn) {
        this.replayable = replayable;
        this.session = session;
        this.id = replay.id();
        this.settings = settings;
        this.goOn = goOn;
        this.replays = new Replays(session.jdbc());
    }

    void from(long start) {
        position = start;
        rate.at(start);
    }

    long position() {
        return position;
    }

    /**
     * Until no more than so many events are missing.
     *
     * @throws Halted if it is no longer wanted
     * @throws Unapplied naming the one that cannot be applied
     */
    void until(int missing) throws SQLException {
        // whatever a first batch has to wait for, it waits for before writers are made to wait
        if (position == 0) batch();
        while (replayable.head() - position > missing) {
            var began = System.nanoTime();
            if (!batch()) return;
            rest(System.nanoTime() - began);
        }
    }

    /** All there is. */
    void toTheEnd() throws SQLException {
        while (replayable.head() > position && batch()) {
            // the next one
        }
    }

    /** False if there was nothing more. */
    private boolean batch() throws SQLException {
        var before = position;
        try {
            advance(settings.batch());
        } catch (Halted e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            if (session.isPassing(e)) throw e;
            oneByOne(e);
        }
        return position > before;
    }

    /** A batch failed: finds out by which event. */
    private void oneByOne(Exception failure) throws SQLException {
        for (var n = 0; n < settings.batch(); n++) {
            var before = position;
            try {
                advance(1);
            } catch (Halted e) {
                throw e;
            } catch (SQLException | RuntimeException e) {
                if (session.isPassing(e)) throw e;
                throw new Unapplied(position + 1, e);
            }
            if (position == before) return;
        }
        throw new IllegalStateException(
                "The events from position " + (position - settings.batch() + 1) + " on could"
                        + " be applied one by one, but not together",
                failure);
    }

    private void advance(int limit) throws SQLException {
        if (!goOn.getAsBoolean()) throw new Halted();
        position = session.inTransaction(connection -> {
            var reached = replayable.apply(position, limit, connection);
            rate.at(reached);
            if (!replays.advance(id, reached, rate.perSecond())) throw new Halted();
            return reached;
        });
    }

    /** In proportion to the work, so that it gives way more while the database is busy. */
    private void rest(long worked) {
        var rest = (long) (worked * (1 / settings.share() - 1));
        if (rest > 0) LockSupport.parkNanos(Math.min(rest, LONGEST_REST.toNanos()));
    }
}
