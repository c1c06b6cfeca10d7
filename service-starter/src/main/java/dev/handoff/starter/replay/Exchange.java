package dev.handoff.starter.replay;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The end of a replay. Under the writers' lock the last events are applied and committed, then in a second transaction the
 * copy takes the place of the live tables. Two transactions, since somebody with an older snapshot would find the new
 * tables without what the first one wrote: between them it waits until nobody has such a snapshot.
 *
 * <p>Writers and readers are made to wait for moments only. If that is not enough since somebody reads for long, they go
 * on, and it is tried again.
 */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    /** How long a try may take anything from others. Below the database's deadlock_timeout: so no reader is the victim. */
    private static final Duration SHORT = Duration.ofMillis(100);

    private static final Duration LONG = Duration.ofMillis(500);
    private static final int SHORT_TRIES = 6;
    /** A lock time-out, a deadlock. */
    private static final Set<String> LOCK_TAKEN = Set.of("55P03", "40P01");

    private static final Duration FOR_THE_LOCK = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    /** A pause is at most so many times as long as the try before it: so one in twenty commands waits for tries at worst. */
    private static final int PAUSE_TIMES = 20;

    /** For so many events writers may be made to wait. */
    private static final int FEW = 500;

    private final Replayable replayable;
    private final Session session;
    private final Replay replay;
    private final Filling filling;
    private final Copy copy;
    private final Replays replays;
    private final ReplayMetrics metrics;
    private final BooleanSupplier goOn;

    Exchange(
            Replayable replayable,
            Session session,
            Replay replay,
            Filling filling,
            ReplayMetrics metrics,
            BooleanSupplier goOn) {
        this.replayable = replayable;
        this.session = session;
        this.replay = replay;
        this.filling = filling;
        this.copy = new Copy(replayable, session.jdbc());
        this.replays = new Replays(session.jdbc());
        this.metrics = metrics;
        this.goOn = goOn;
    }

    /**
     * @param blueprint by which the copy was made
     * @throws Halted if it is no longer wanted
     * @throws SQLTransientException if the live tables are others by now: then the copy is made anew
     */
    void swap(Blueprint blueprint) throws SQLException {
        var pause = FIRST_PAUSE;
        for (var tries = 1; ; tries++) {
            filling.until(FEW);
            var patience = tries <= SHORT_TRIES ? SHORT : LONG;
            var hindrance = copy.liveIsInUseFor(patience) ? Hindrance.LONG_USE : trySwap(blueprint, patience);
            if (hindrance == Hindrance.NONE) return;
            if (Integer.bitCount(tries) == 1) {
                LOG.info("The new {} waits, since {} (try {})", replayable.name(), hindrance.words, tries);
            }
            if (!goOn.getAsBoolean() || !replays.isWanted(replay.id())) throw new Halted();
            LockSupport.parkNanos(pause.toNanos());
            var longest = patience.multipliedBy(PAUSE_TIMES);
            pause = pause.multipliedBy(2).compareTo(longest) < 0 ? pause.multipliedBy(2) : longest;
        }
    }

    /** Why a try came to nothing. */
    private enum Hindrance {
        NONE(""),
        LONG_USE("somebody has had the old one in use for long"),
        OLD_SNAPSHOT("somebody's transaction began before the last events were applied"),
        LOCK("somebody has a lock that it needs");

        private final String words;

        Hindrance(String words) {
            this.words = words;
        }
    }

    private Hindrance trySwap(Blueprint blueprint, Duration patience) throws SQLException {
        return whileWritersWait(() -> {
            filling.toTheEnd();
            if (!session.isSeenByAll(patience, goOn)) return Hindrance.OLD_SNAPSHOT;
            return session.inTransaction(_ -> {
                session.jdbc().sql("set local synchronous_commit = on").update();
                copy.takePlace(blueprint, patience);
                if (!replays.done(replay.id(), null)) throw new Halted();
                return Hindrance.NONE;
            });
        });
    }

    /** Finds out how many rows differ at one moment; writers wait only for that moment, not for the comparison. */
    void compare() throws SQLException {
        filling.until(FEW);
        lockOut();
        filling.toTheEnd();
        var differences = session.inTransaction(_ -> {
            session.beginSnapshot();
            session.letIn(replayable.writersLock());
            return copy.differences();
        });
        session.inTransaction(_ -> {
            copy.drop();
            if (!replays.done(replay.id(), differences)) throw new Halted();
            return null;
        });
    }

    private void lockOut() throws SQLTransientException {
        try {
            session.lockOut(replayable.writersLock(), FOR_THE_LOCK);
        } catch (DataAccessException e) {
            if (isLockTaken(e)) throw new SQLTransientException("the writers have their lock for long", e);
            throw e;
        }
    }

    @FunctionalInterface
    private interface Attempt {

        Hindrance make() throws SQLException;
    }

    private Hindrance whileWritersWait(Attempt attempt) throws SQLException {
        try {
            session.lockOut(replayable.writersLock(), FOR_THE_LOCK);
            var began = System.nanoTime();
            try {
                return attempt.make();
            } finally {
                if (session.isAlive()) session.letIn(replayable.writersLock());
                metrics.writersWaited(System.nanoTime() - began);
            }
        } catch (DataAccessException e) {
            if (isLockTaken(e)) return Hindrance.LOCK;
            throw e;
        }
    }

    private static boolean isLockTaken(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException cause && LOCK_TAKEN.contains(cause.getSQLState());
    }
}
