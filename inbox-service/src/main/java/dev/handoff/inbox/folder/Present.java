package dev.handoff.inbox.folder;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Reads how things are now, once for all who ask at about the same time: after a restart thousands of streams begin at
 * once.
 */
@Component
class Present {

    private final Changes changes;
    private final AtomicLong asked = new AtomicLong();
    private final ReentrantLock reading = new ReentrantLock();
    private long answered;
    private Changes.Now now;
    private RuntimeException failure;

    Present(Changes changes) {
        this.changes = changes;
    }

    /**
     * The end of the store and the counts, read after this call began. Where that fails it does so for all who asked, as
     * each by itself would wait for a database that is away.
     */
    Changes.Now read() {
        var mine = asked.incrementAndGet();
        reading.lock();
        try {
            if (answered < mine) {
                var all = asked.get();
                look();
                answered = all;
            }
            if (failure != null) throw failure;
            return now;
        } finally {
            reading.unlock();
        }
    }

    private void look() {
        try {
            now = changes.now();
            failure = null;
        } catch (RuntimeException e) {
            failure = e;
        }
    }
}
