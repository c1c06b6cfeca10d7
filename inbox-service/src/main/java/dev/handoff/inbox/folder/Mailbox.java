package dev.handoff.inbox.folder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Between the hub, which never waits, and one stream, which may be slow: it holds so much, then it closes. */
final class Mailbox {

    static final int CAPACITY = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<LiveUpdate> updates = new ArrayDeque<>();
    private boolean closed;
    private volatile long due = System.nanoTime();

    /** False if the box was full: it is closed now, and its stream will end, for the client to resume at its own pace. */
    boolean offer(LiveUpdate update) {
        lock.lock();
        try {
            if (closed) return true;
            if (updates.size() == CAPACITY) {
                close();
                return false;
            }
            updates.add(update);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** No more will come, and what is in it is of no use any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            updates.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** The next update, if there is one. */
    LiveUpdate poll() {
        lock.lock();
        try {
            return updates.poll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next update; null once the box is closed, or at the first {@link #beat} from some time on.
     *
     * @param due that time, as {@link System#nanoTime} tells it
     */
    LiveUpdate take(long due) throws InterruptedException {
        this.due = due;
        lock.lockInterruptibly();
        try {
            while (updates.isEmpty() && !closed && System.nanoTime() - due < 0) changed.await();
            return updates.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes who takes, if it is due. A timed wait would do without, but a timer for each wait costs as much as the wait. */
    void beat() {
        if (System.nanoTime() - due < 0) return;
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
