package dev.handoff.starter.store;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other instances commit, by LISTEN on a connection of its own. After a lost connection it reads the head, so
 * nothing that was told meanwhile is missed.
 */
final class StoreListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreListener.class);
    private static final int WAIT_MILLIS = 5_000;
    /** Who only listens does not notice that nobody is there any more. */
    private static final int ANSWERS_SECONDS = 2;

    private static final long RECONNECT_MILLIS = 500;

    private final DataSource database;
    private final EventLog log;
    private final StoreHead head;
    private final Thread thread;
    private volatile boolean closed;

    StoreListener(DataSource database, EventLog log, StoreHead head) {
        this.database = database;
        this.log = log;
        this.head = head;
        this.thread = Thread.ofPlatform().name("store-listener").daemon().unstarted(this::run);
    }

    StoreListener start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            try {
                listen();
            } catch (SQLException | RuntimeException e) {
                if (closed) return;
                LOG.warn("Lost the connection that hears of new events; connecting again: {}", e.getMessage());
                pause();
            }
        }
    }

    private void listen() throws SQLException {
        try (var connection = database.getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute("listen " + AppendTransaction.CHANNEL);
            }
            head.advanceTo(log.head());
            var postgres = connection.unwrap(PGConnection.class);
            while (!closed) {
                var notifications = postgres.getNotifications(WAIT_MILLIS);
                for (var notification : notifications) {
                    head.advanceTo(Long.parseLong(notification.getParameter()));
                }
                if (notifications.length == 0 && !connection.isValid(ANSWERS_SECONDS)) {
                    throw new SQLException("it is silent");
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
