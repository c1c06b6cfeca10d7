package dev.handoff.export.contactcopy;

import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Takes rows apart on a thread of its own, a little ahead of whoever writes them: that is a third of the work of an
 * export, and the other core has nothing else to do. A platform thread, since to interrupt a virtual one closes the socket
 * that it reads from.
 */
final class RowsAhead implements AutoCloseable {

    private static final int TOGETHER = 500;

    /** Of so many, beside those in the hands of either side. */
    private static final int AHEAD = 2;

    private final CopiedRows copied;
    private final BlockingQueue<List<ContactRow>> read = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread =
            Thread.ofPlatform().name("rows-ahead").daemon().unstarted(this::run);
    private volatile Exception failure;

    RowsAhead(CopiedRows copied) {
        this.copied = copied;
        thread.start();
    }

    /** The next rows; none after the last one. */
    List<ContactRow> next() throws SQLException, InterruptedIOException {
        try {
            var rows = read.take();
            if (rows.isEmpty() && failure instanceof SQLException cause) throw cause;
            if (rows.isEmpty() && failure != null) throw new IllegalStateException("rows could not be read", failure);
            return rows;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void run() {
        try {
            try {
                readAll();
            } catch (SQLException | RuntimeException e) {
                failure = e;
            }
            read.put(List.of());
        } catch (InterruptedException e) {
            // nobody wants any more
        }
    }

    private void readAll() throws SQLException, InterruptedException {
        var rows = new ArrayList<ContactRow>(TOGETHER);
        while (copied.next()) {
            rows.add(ContactRow.of(copied));
            if (rows.size() < TOGETHER) continue;
            read.put(rows);
            rows = new ArrayList<>(TOGETHER);
        }
        if (!rows.isEmpty()) read.put(rows);
    }

    /** Returns when nothing is read any more. */
    @Override
    public void close() {
        thread.interrupt();
        var wasInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) Thread.currentThread().interrupt();
    }
}
