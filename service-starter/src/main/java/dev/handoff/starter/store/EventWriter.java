package dev.handoff.starter.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a store in this process. Appends of concurrent commands queue up; a thread of its own takes what is
 * there and stores it in one {@link AppendTransaction}. A batch that fails for another reason than a refusal is taken
 * apart and each append tried alone, so that one bad command hurts nobody else.
 */
final class EventWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);

    /** After so long the connection is asked whether it still answers: a network that forgot it tells nobody. */
    private static final long LEFT_ALONE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int ANSWERS_SECONDS = 1;

    private final DataSource database;
    private final List<View> views;
    private final StoreHead head;
    private final WriterMetrics metrics;
    private final BlockingQueue<Append> queue;
    private final int largestBatch;
    private final Thread thread;
    private volatile boolean closed;
    private Connection connection;
    private long lastUsed;

    /**
     * @param queueCapacity appends that may wait; one more is refused with {@link StoreBusy}
     * @param largestBatch appends in a transaction, 1 or more
     */
    EventWriter(
            DataSource database,
            List<View> views,
            StoreHead head,
            WriterMetrics metrics,
            int queueCapacity,
            int largestBatch) {
        this.database = database;
        this.views = List.copyOf(views);
        this.head = head;
        this.metrics = metrics;
        this.queue = new ArrayBlockingQueue<>(queueCapacity);
        this.largestBatch = largestBatch;
        this.thread = Thread.ofPlatform().name("event-writer").daemon().unstarted(this::run);
        metrics.queue(queue);
    }

    EventWriter start() {
        thread.start();
        return this;
    }

    /**
     * The future completes when the append is durable, or with {@link AppendConflict}, {@link ClaimTaken}, or what else
     * kept it from being stored.
     *
     * @throws StoreBusy if the queue is full
     */
    CompletableFuture<Void> write(Append append) {
        if (closed || !queue.offer(append)) throw new StoreBusy();
        return append.result();
    }

    /** Stores what is queued, then stops. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        disconnect();
    }

    private void run() {
        var batch = new ArrayList<Append>(largestBatch);
        while (!closed || !queue.isEmpty()) {
            try {
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) continue;
                batch.add(first);
                queue.drainTo(batch, largestBatch - 1);
                store(batch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                batch.clear();
            }
        }
    }

    private void store(List<Append> batch) {
        try {
            leaveIfSilent();
            attempt(batch);
        } catch (SQLException | RuntimeException e) {
            disconnect();
            if (batch.size() > 1) LOG.warn("A batch of {} appends failed; trying each alone", batch.size(), e);
            storeEachAlone(batch);
        } finally {
            lastUsed = System.nanoTime();
        }
    }

    /** While there is no connection all fail together: each alone would wait for one in vain. */
    private void storeEachAlone(List<Append> batch) {
        var waiting = new ArrayDeque<>(batch);
        try {
            while (!waiting.isEmpty()) {
                connection();
                storeAlone(waiting.remove());
            }
        } catch (SQLException e) {
            waiting.forEach(append -> append.result().completeExceptionally(e));
        }
    }

    /**
     * Also comes here after a commit whose answer got lost, so it looks first whether the append is stored already; and
     * again if it then meets a conflict, as that commit may have come late.
     */
    private void storeAlone(Append append) {
        try {
            if (isStored(append)) {
                append.result().complete(null);
                return;
            }
            var refusal = run(List.of(append)).refused().get(append);
            var isItself = refusal instanceof AppendConflict && isStored(append);
            settle(append, isItself ? null : refusal);
        } catch (SQLException | RuntimeException e) {
            disconnect();
            append.result().completeExceptionally(e);
        }
    }

    private boolean isStored(Append append) throws SQLException {
        var isStored =
                new EventLog.Lookup(connection()).contains(append.events().getLast());
        connection.rollback();
        return isStored;
    }

    private void attempt(List<Append> batch) throws SQLException {
        var refused = run(batch).refused();
        for (var append : batch) settle(append, refused.get(append));
    }

    private static void settle(Append append, RuntimeException refusal) {
        if (refusal == null) append.result().complete(null);
        else append.result().completeExceptionally(refusal);
    }

    private AppendTransaction.Outcome run(List<Append> batch) throws SQLException {
        var started = System.nanoTime();
        var outcome = new AppendTransaction(connection(), views).run(batch);
        metrics.committed(batch, outcome.refused().size(), System.nanoTime() - started);
        head.advanceTo(outcome.head());
        return outcome;
    }

    private Connection connection() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = database.getConnection();
            connection.setAutoCommit(false);
        }
        return connection;
    }

    private void leaveIfSilent() throws SQLException {
        if (connection == null || System.nanoTime() - lastUsed < LEFT_ALONE_NANOS) return;
        if (!connection.isValid(ANSWERS_SECONDS)) disconnect();
    }

    private void disconnect() {
        if (connection == null) return;
        try (var old = connection) {
            old.rollback();
        } catch (SQLException e) {
            LOG.debug("The writer's connection was broken", e);
        } finally {
            connection = null;
        }
    }
}
