package dev.handoff.starter.replay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Does the replays that are wanted, one at a time in each instance: what was asked for here, and what another instance,
 * or this one before its restart, left undone.
 */
final class ReplayWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayWorker.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Replayable> replayables;
    private final DataSource database;
    private final Replays replays;
    private final ReplayProperties settings;
    private final ReplayMetrics metrics;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    ReplayWorker(
            List<Replayable> replayables,
            DataSource database,
            Replays replays,
            ReplayProperties settings,
            ReplayMetrics metrics) {
        this.replayables = replayables.stream().collect(Collectors.toMap(Replayable::name, Function.identity()));
        this.database = database;
        this.replays = replays;
        this.settings = settings;
        this.metrics = metrics;
        replayables.forEach(metrics::of);
    }

    /** There may be something to do: look now. */
    void wake() {
        wake.release();
    }

    @Override
    public void start() {
        if (replayables.isEmpty()) return;
        running = true;
        thread = Thread.ofPlatform().name("replays").daemon().start(this::run);
    }

    /** The batch that is at work is finished or undone; the next start goes on after it. */
    @Override
    public void stop() {
        running = false;
        wake.release();
        if (thread == null) return;
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            for (var name : wanted()) {
                if (running && replayables.containsKey(name)) work(replayables.get(name));
            }
            rest();
        }
    }

    private List<String> wanted() {
        try {
            return replays.wanted();
        } catch (DataAccessException e) {
            LOG.debug("Which replays are wanted is not known", e);
            return List.of();
        }
    }

    private void work(Replayable replayable) {
        try (var session = new Session(database)) {
            if (session.claim(replayable.name())) {
                new ReplayRun(replayable, session, settings, metrics, () -> running).run();
            }
        } catch (SQLException | RuntimeException e) {
            if (!running) return;
            LOG.warn("The replay of {} waits, and is tried again: {}", replayable.name(), Unapplied.inShort(e));
        }
    }

    private void rest() {
        try {
            var _ = wake.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            wake.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
