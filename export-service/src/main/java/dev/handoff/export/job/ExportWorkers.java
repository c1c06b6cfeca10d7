package dev.handoff.export.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** The workers of this instance: each takes a job, builds its file, and takes the next. */
final class ExportWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ExportWorkers.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration TO_STOP = Duration.ofSeconds(8);

    private final JobQueue queue;
    private final ExportBuilder builder;
    private final int count;
    private final Semaphore news = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    ExportWorkers(JobQueue queue, ExportBuilder builder, int count) {
        this.queue = queue;
        this.builder = builder;
        this.count = count;
    }

    /** There may be something to do; who does not hear of it, as on other instances, finds it a little later. */
    void wake() {
        news.release();
    }

    @Override
    public synchronized void start() {
        queue.takeBack();
        running = true;
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofVirtual().name("export-worker-" + i).start(this::work));
        }
    }

    /** What is being built goes back into the queue, for other instances to take at once. */
    @Override
    public synchronized void stop() {
        running = false;
        news.release(count);
        try {
            for (var thread : threads) {
                if (!thread.join(TO_STOP)) LOG.warn("{} does not stop; its job is taken over", thread.getName());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        try {
            while (running) {
                if (buildNext()) continue;
                news.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean buildNext() throws InterruptedException {
        try {
            var job = queue.take();
            if (job.isEmpty()) return false;
            builder.build(job.get(), () -> !running);
            return true;
        } catch (DataAccessException e) {
            LOG.warn("The queue of exports cannot be reached: {}", e.getMessage());
            return false;
        }
    }
}
