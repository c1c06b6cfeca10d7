package dev.handoff.inbox.signal;

import static java.util.stream.Collectors.toMap;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens on the channels of all {@link SignalListener}s, on one connection; connects again when it is lost. It listens
 * before the web server serves: no client, and no stream, may be there that has missed something.
 */
@Component
@DependsOnDatabaseInitialization
class Signals implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
    private static final int WAIT_MILLIS = 500;
    /** Who only listens does not notice that nobody is there any more. */
    private static final int ANSWERS_SECONDS = 2;

    private static final long RECONNECT_MILLIS = 500;
    /** For the first connection; without it the service starts all the same. */
    private static final long PATIENCE_SECONDS = 3;

    private final DataSource database;
    private final Map<String, SignalListener> listeners;
    private final Thread thread = Thread.ofVirtual().name("signals").unstarted(this::run);
    private final CountDownLatch listening = new CountDownLatch(1);
    private volatile boolean running;

    Signals(DataSource database, List<SignalListener> listeners) {
        this.database = database;
        this.listeners = listeners.stream().collect(toMap(SignalListener::channel, Function.identity()));
    }

    @Override
    public void start() {
        running = true;
        thread.start();
        try {
            if (!listening.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) LOG.warn("Other instances are not heard yet");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join(Duration.ofMillis(4 * WAIT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (isRunning()) {
            try {
                listen();
            } catch (SQLException | RuntimeException e) {
                if (!isRunning()) return;
                LOG.warn("Lost the connection that hears other instances; connecting again: {}", e.getMessage());
                pause();
            }
        }
    }

    private void listen() throws SQLException {
        try (var connection = database.getConnection()) {
            try (var statement = connection.createStatement()) {
                for (var channel : listeners.keySet()) statement.execute("listen " + channel);
            }
            listeners.values().forEach(SignalListener::connected);
            listening.countDown();
            var postgres = connection.unwrap(PGConnection.class);
            while (isRunning()) {
                var notifications = postgres.getNotifications(WAIT_MILLIS);
                for (var notification : notifications) {
                    listeners.get(notification.getName()).heard(notification.getParameter());
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
