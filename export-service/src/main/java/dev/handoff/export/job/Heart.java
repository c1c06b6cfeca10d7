package dev.handoff.export.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Beats beside a worker while it builds: tells how far it is, and hears that the job is not its own any more. Beats also
 * where building stands still for long, as while a large file goes to the disk.
 */
final class Heart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final int ROWS_BETWEEN_CHECKS = 500;

    private final JobQueue queue;
    private final BuildJob job;
    private final Duration deadAfter;
    private final BooleanSupplier stopping;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean lost;
    private final AtomicLong rowsDone = new AtomicLong();
    private volatile long rowsTotal;

    Heart(JobQueue queue, BuildJob job, Duration deadAfter, BooleanSupplier stopping) {
        this.queue = queue;
        this.job = job;
        this.deadAfter = deadAfter;
        this.stopping = stopping;
        Thread.ofVirtual().name("heart-" + job.exportId()).start(this::beat);
    }

    /** The job was cancelled or taken by another worker; or this instance stops. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped(String why) {
            super(why, null, false, false);
        }
    }

    void expects(long rows) {
        rowsTotal = rows;
    }

    /** @throws Stopped now and then, if there is no reason to go on */
    void wroteRow() {
        if (rowsDone.incrementAndGet() % ROWS_BETWEEN_CHECKS == 0) check();
    }

    long rowsDone() {
        return rowsDone.get();
    }

    /** @throws Stopped if there is no reason to go on */
    void check() {
        if (lost) throw new Stopped("the export was cancelled, or another worker has it");
        if (stopping.getAsBoolean()) throw new Stopped("this instance stops");
    }

    /** No interrupt: in the middle of a beat it would cost the connection to the database. */
    @Override
    public void close() {
        closed.countDown();
    }

    private void beat() {
        var last = System.nanoTime();
        try {
            while (!lost && !closed.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    lost = !queue.beat(job, rowsDone.get(), rowsTotal);
                    last = System.nanoTime();
                } catch (DataAccessException e) {
                    LOG.debug("A heartbeat of export {} did not arrive", job.exportId(), e);
                    lost = System.nanoTime() - last > deadAfter.toNanos();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
