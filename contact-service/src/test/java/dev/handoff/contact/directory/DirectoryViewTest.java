package dev.handoff.contact.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.Deleted;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.events.contact.ContactEvent.Engaged;
import dev.handoff.events.contact.ContactEvent.TagsChanged;
import dev.handoff.events.conversation.Channel;
import dev.handoff.starter.store.Pipeline;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.testing.PostgresForTests;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The directory and the engagements are the same however the events are cut into batches. */
class DirectoryViewTest {

    private static final Instant T0 = Instant.parse("2026-03-01T09:30:00Z");

    /** In order of position; the sequence of each is the number of events of its contact before it. */
    private static final List<ContactEvent> STORY = List.of(
            new Created("a", details("Anna")),
            new Created("b", details("Ben")),
            new TagsChanged("a", List.of()),
            new DetailsChanged("a", details("Anna Smith")),
            new Engaged("a", "c-1", Channel.WEB),
            new Created("c", details("Chris")),
            new Deleted("b"),
            new Engaged("c", "c-2", Channel.SMS),
            new DetailsChanged("c", details("x".repeat(200) + "ﷺ".repeat(200))),
            new Deleted("c"),
            new Created("d", details("ﷺ".repeat(200))),
            new Engaged("a", "c-3", Channel.EMAIL));

    private HikariDataSource database;

    @BeforeEach
    void createTables() {
        var url = PostgresForTests.newDatabase();
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        database = PostgresForTests.pool(url, 2);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatever_the_batches_the_rows_are_the_same() throws SQLException {
        for (int size = 1; size <= STORY.size(); size++) {
            JdbcClient.create(database).sql("truncate contacts, engagements").update();
            apply(size);
            assertThat(rows())
                    .as("batches of %s", size)
                    .containsExactly("a|4|Anna Smith|0|3", "d|0|" + "ﷺ".repeat(200) + "|10|10");
            assertThat(engagements()).containsExactly("a c-1 web", "a c-3 email", "c c-2 sms");
        }
    }

    @Test
    void events_that_come_again_change_nothing() throws SQLException {
        apply(5);
        var before = rows();
        try (var connection = database.getConnection()) {
            var pipeline = new Pipeline();
            new DirectoryView().apply(story().subList(2, 4), pipeline);
            pipeline.run(connection);
        }
        assertThat(rows()).isEqualTo(before);
    }

    private void apply(int size) throws SQLException {
        var story = story();
        try (var connection = database.getConnection()) {
            for (int from = 0; from < story.size(); from += size) {
                var batch = story.subList(from, Math.min(story.size(), from + size));
                var pipeline = new Pipeline();
                new DirectoryView().apply(batch, pipeline);
                new EngagementsView().apply(batch, pipeline);
                pipeline.run(connection);
            }
        }
    }

    /** Id, version, name, and the seconds of creation and last change. */
    private List<String> rows() {
        return JdbcClient.create(database)
                .sql("""
                        select concat_ws('|', contact_id, version, display_name,
                                         extract(epoch from created_at - ?::timestamptz)::int,
                                         extract(epoch from updated_at - ?::timestamptz)::int)
                          from contacts order by contact_id""")
                .params(T0.toString(), T0.toString())
                .query(String.class)
                .list();
    }

    private List<String> engagements() {
        return JdbcClient.create(database)
                .sql("select concat_ws(' ', contact_id, conversation_id, channel) from engagements order by 1")
                .query(String.class)
                .list();
    }

    private static List<StoredEvent> story() {
        var stored = new ArrayList<StoredEvent>();
        for (int i = 0; i < STORY.size(); i++) {
            var event = STORY.get(i);
            var sequence = stored.stream()
                    .filter(before -> before.aggregateId().equals(event.contactId()))
                    .count();
            stored.add(new StoredEvent(
                    i + 1,
                    "e-" + i,
                    event.contactId(),
                    sequence,
                    "",
                    event,
                    new byte[0],
                    null,
                    null,
                    T0.plusSeconds(i)));
        }
        return stored;
    }

    private static ContactDetails details(String name) {
        return new ContactDetails(name, false, null, null, null, null, null, null, null);
    }
}
