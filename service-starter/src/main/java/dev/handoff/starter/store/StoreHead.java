package dev.handoff.starter.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The position of the last event known to be committed; whoever follows the store waits here. It never goes back and may
 * be a moment late, never early: everything up to it can be read.
 */
public final class StoreHead {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long position;

    public long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the head is beyond a position; false if it still is not after the time-out. */
    public boolean awaitBeyond(long seen, Duration timeout) throws InterruptedException {
        var left = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (position <= seen && left > 0) left = advanced.awaitNanos(left);
            return position > seen;
        } finally {
            lock.unlock();
        }
    }

    /** Calls back after each advance, on the thread that learned of it: be quick. Run the handle to end that. */
    public Runnable onAdvance(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void advanceTo(long newPosition) {
        lock.lock();
        try {
            if (newPosition <= position) return;
            position = newPosition;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }
}
