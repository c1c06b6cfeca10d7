package dev.handoff.inbox.folder;

import dev.handoff.events.EventTypes;
import dev.handoff.events.conversation.Channel;
import dev.handoff.events.conversation.ContactReference;
import dev.handoff.events.conversation.ConversationEvent;
import dev.handoff.events.conversation.ConversationEvent.Escalated;
import dev.handoff.events.conversation.ConversationEvent.Started;
import dev.handoff.inbox.thread.ThreadViewForTests;
import dev.handoff.starter.command.Ids;
import dev.handoff.starter.store.ArrayStatement;
import dev.handoff.starter.store.Pipeline;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.store.View;
import dev.handoff.starter.testing.PostgresForTests;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The inbox's views on a PostgreSQL of their own, told what happens without aggregates deciding it. */
public final class ViewsForTests {

    public static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    final JdbcClient database;
    final NamedParameterJdbcTemplate named;
    final Conversations conversations;
    final SearchIndex index;
    final FolderPages pages;
    final Counts counts;
    final Changes changes;
    final JdbcTransactionManager transactions;
    private final DataSource pool;
    private final List<View> views = List.of(new FoldersView(), ThreadViewForTests.create());
    private final Map<String, Long> sequences = new HashMap<>();
    private long position;

    public ViewsForTests() {
        pool = PostgresForTests.pool(PostgresForTests.newDatabase(), 4);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/store", "classpath:db/migration")
                .load()
                .migrate();
        database = JdbcClient.create(pool);
        named = new NamedParameterJdbcTemplate(pool);
        conversations = new Conversations(database);
        transactions = new JdbcTransactionManager(pool);
        index = new SearchIndex(database, transactions);
        pages = new FolderPages(named, index, transactions, 1_000);
        counts = new Counts(database);
        changes = new Changes(named);
    }

    public JdbcClient database() {
        return database;
    }

    public static Escalated escalated(String conversationId) {
        return escalated(conversationId, "I need a person");
    }

    public static Escalated escalated(String conversationId, String helpMessage) {
        var visitor = new ContactReference(null, null, "Vera", null, null);
        return new Escalated(conversationId, Channel.WEB, "default", visitor, helpMessage, List.of());
    }

    static Started started(String conversationId, String agent) {
        var contact = new ContactReference("k1", null, "Vera", null, null);
        return new Started(conversationId, Channel.EMAIL, "default", contact, agent, Ids.next(), "Hello Vera");
    }

    /** All in one batch, a second apart by the clock; returns the position of the last. */
    public long happened(ConversationEvent... events) {
        return happened(List.of(events));
    }

    public long happened(List<ConversationEvent> events) {
        var batch = new ArrayList<StoredEvent>();
        for (var event : events) {
            var sequence = sequences.merge(event.conversationId(), 0L, (before, _) -> before + 1);
            position++;
            batch.add(new StoredEvent(
                    position,
                    Ids.next(),
                    event.conversationId(),
                    sequence,
                    EventTypes.nameOf(event.getClass()),
                    event,
                    JSON.writeValueAsBytes(event),
                    null,
                    null,
                    T0.plusSeconds(position)));
        }
        store(batch);
        return position;
    }

    private void store(List<StoredEvent> batch) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            ArrayStatement.over(batch, """
                            insert into events (position, event_id, aggregate_id, sequence, type, json, at)
                            select * from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                                ?::bytea[], ?::timestamptz[])""")
                    .bigint(StoredEvent::position)
                    .text(StoredEvent::eventId)
                    .text(StoredEvent::aggregateId)
                    .bigint(StoredEvent::sequence)
                    .text(StoredEvent::type)
                    .bytes(StoredEvent::json)
                    .instant(StoredEvent::at)
                    .execute(connection);
            var pipeline = new Pipeline();
            for (var view : views) view.apply(batch, pipeline);
            pipeline.run(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    FolderQuery all(Folder folder, String caller) {
        return new FolderQuery(folder, caller, null, null, SearchWords.NONE, folder == Folder.NEW, null, 50);
    }

    List<String> ids(FolderQuery query) {
        return pages.read(query).stream().map(ConversationState::conversationId).toList();
    }
}
