package dev.handoff.inbox.contact;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries word of changed contacts from the instance that heard it on Kafka to all, by LISTEN and NOTIFY: the word goes
 * out with the transaction that wrote the change, and comes in as a {@link ContactsChanged}.
 */
@Component
@DependsOnDatabaseInitialization
class ContactSignals implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ContactSignals.class);
    private static final String CHANNEL = "handoff_contacts";
    private static final int WAIT_MILLIS = 500;
    private static final long RECONNECT_MILLIS = 500;

    private final DataSource database;
    private final ApplicationEventPublisher events;
    private volatile boolean running;
    private Thread thread;

    ContactSignals(DataSource database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    /**
     * Of a contact with very many conversations the latest are told. A notification holds 8000 bytes, so a hundred ids
     * go into one.
     */
    static void send(List<String> contactIds, List<String> conversationIds, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                with latest as (
                    select conversation_id, row_number() over (order by position desc) - 1 as number
                    from conversations
                    where conversation_id in (
                        select unnest(?::text[])
                        union
                        select conversation_id from conversation_contacts where contact_id = any (?))
                    order by position desc limit 1000)
                select pg_notify('%s', string_agg(conversation_id, ' ')) from latest group by number / 100""".formatted(CHANNEL))) {
            statement.setArray(1, connection.createArrayOf("text", conversationIds.toArray()));
            statement.setArray(2, connection.createArrayOf("text", contactIds.toArray()));
            statement.execute();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("contact-signals").start(this::run);
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
        while (running) {
            try {
                listen();
            } catch (SQLException | RuntimeException e) {
                if (!running) return;
                LOG.warn("Lost the connection that hears of changed contacts; connecting again: {}", e.getMessage());
                pause();
            }
        }
    }

    private void listen() throws SQLException {
        try (var connection = database.getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
            }
            events.publishEvent(ContactsChanged.UNKNOWN);
            var postgres = connection.unwrap(PGConnection.class);
            while (running) {
                for (var notification : postgres.getNotifications(WAIT_MILLIS)) {
                    events.publishEvent(new ContactsChanged(
                            List.of(notification.getParameter().split(" "))));
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
