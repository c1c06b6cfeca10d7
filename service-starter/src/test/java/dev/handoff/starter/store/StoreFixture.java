package dev.handoff.starter.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.handoff.events.EventTypes;
import dev.handoff.starter.command.Ids;
import dev.handoff.starter.testing.PostgresForTests;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One instance of the store on a database; several on the same URL are what several instances of a service are. */
public final class StoreFixture implements AutoCloseable {

    public final HikariDataSource database;
    public final JdbcClient jdbc;
    final EventJson json = new EventJson(Sample.TYPES);
    public final EventLog log;
    final StoreHead head = new StoreHead();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final EventWriter writer;
    private StoreListener listener;

    /** A store that is not started yet; see {@link #started}. */
    StoreFixture(String url, View view, int queue) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/store", "classpath:db/replay", "classpath:db/deadletter")
                .load()
                .migrate();
        database = PostgresForTests.pool(url, 8);
        jdbc = JdbcClient.create(database);
        jdbc.sql("create table if not exists counts (id text primary key, total bigint not null)")
                .update();
        log = new EventLog(database, json);
        writer = new EventWriter(database, List.of(view), head, new WriterMetrics(metrics), queue, 256);
    }

    /** Started, with a view of its own. */
    public static StoreFixture on(String url, View view) {
        return new StoreFixture(url, view, 4096).started();
    }

    static StoreFixture on(String url) {
        return new StoreFixture(url, new Counts(), 4096).started();
    }

    StoreFixture started() {
        writer.start();
        listener = new StoreListener(database, log, head).start();
        return this;
    }

    public CompletableFuture<Void> append(String id, long firstSequence, Sample... events) {
        var stored = new java.util.ArrayList<StoredEvent>();
        for (var event : events) stored.add(stored(id, firstSequence + stored.size(), event));
        return writer.write(Append.of(stored, Sample::claims));
    }

    private StoredEvent stored(String id, long sequence, Sample event) {
        return new StoredEvent(
                0,
                Ids.next(),
                id,
                sequence,
                EventTypes.nameOf(event.getClass()),
                event,
                json.write(event),
                "correlation",
                "anna",
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public void close() {
        writer.close();
        if (listener != null) listener.close();
        database.close();
    }

    /** How many transactions of this database wait for the lock that {@link Stalling} takes. */
    public static long stalled(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from pg_locks where not granted and objid = ?")
                .param(Stalling.LOCK)
                .query(Long.class)
                .single();
    }

    /** Stalls each transaction between its events and its commit while somebody holds a lock. */
    public static final class Stalling extends Counts {

        public static final int LOCK = 4711;

        @Override
        public void apply(List<StoredEvent> events, Pipeline pipeline) {
            super.apply(events, pipeline);
            ArrayStatement.over(
                            List.of(LOCK), "select pg_advisory_xact_lock(any_value(id)) from unnest(?::integer[]) id")
                    .integer(id -> id)
                    .addTo(pipeline);
        }
    }

    /** Counts the events of each aggregate; cannot take poison. */
    public static class Counts implements View {

        @Override
        public String name() {
            return "counts";
        }

        @Override
        public List<String> tables() {
            return List.of("counts");
        }

        @Override
        public void apply(List<StoredEvent> events, Pipeline pipeline) {
            if (events.stream().anyMatch(event -> event.payload() instanceof Sample.Poison)) {
                throw new IllegalStateException("cannot take poison");
            }
            ArrayStatement.over(events, """
                            insert into counts (id, total)
                            select id, count(*) from unnest(?::text[]) as added(id) group by id
                            on conflict (id) do update set total = counts.total + excluded.total""").text(StoredEvent::aggregateId).addTo(pipeline);
        }
    }
}
