package dev.handoff.inbox.signal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that makes a round when it is woken, and rests after each, so that what happens in the meantime comes together.
 * A round that fails is made again a second later.
 */
public final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final long REST_AFTER_FAILURE_SECONDS = 1;

    private final String name;
    private final Runnable round;
    private final LongUnaryOperator rest;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;

    /**
     * @param name of the thread, also told in the log when a round fails
     * @param rest how long to rest after a round that took so long, both in ns
     */
    public Rounds(String name, Runnable round, LongUnaryOperator rest) {
        this.name = name;
        this.round = round;
        this.rest = rest;
    }

    /** Another round, after the one that may be under way. */
    public void wake() {
        woken.release();
    }

    public void start() {
        running = true;
        Thread.ofVirtual().name(name).start(this::run);
    }

    /** Makes no further round; does not wait for the one that may be under way. */
    public void stop() {
        running = false;
        wake();
    }

    private void run() {
        try {
            while (true) {
                woken.acquire();
                woken.drainPermits();
                if (!running) return;
                TimeUnit.NANOSECONDS.sleep(makeRound());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long to rest now, in ns. */
    private long makeRound() {
        var began = System.nanoTime();
        try {
            round.run();
            return rest.applyAsLong(System.nanoTime() - began);
        } catch (RuntimeException e) {
            LOG.warn("The round of {} failed, and is made again: {}", name, e.toString());
            wake();
            return TimeUnit.SECONDS.toNanos(REST_AFTER_FAILURE_SECONDS);
        }
    }
}
