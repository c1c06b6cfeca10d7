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
 * Does those of its jobs that are wanted, one at a time in each instance: what was asked for here, and what another
 * instance, or this one before its restart, left undone.
 */
final class ReplayWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayWorker.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Map<String, Job> jobs;
    private final DataSource database;
    private final Replays replays;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    /** @param name of its thread */
    ReplayWorker(String name, List<? extends Job> jobs, DataSource database, Replays replays) {
        this.name = name;
        this.jobs = jobs.stream().collect(Collectors.toMap(Job::name, Function.identity()));
        this.database = database;
        this.replays = replays;
    }

    /** There may be something to do: look now. */
    void wake() {
        wake.release();
    }

    @Override
    public void start() {
        if (jobs.isEmpty()) return;
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
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
            for (var wanted : wanted()) {
                if (running && jobs.containsKey(wanted)) work(jobs.get(wanted));
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

    private void work(Job job) {
        try (var session = new Session(database)) {
            if (session.claim(job.name())) new JobRun(job, session, () -> running).run();
        } catch (SQLException | RuntimeException e) {
            if (!running) return;
            LOG.warn("The replay of {} waits, and is tried again: {}", job.name(), Unapplied.inShort(e));
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
