package dev.handoff.contact.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.testing.PostgresForTests;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each list and search walks an index: what it reads does not grow with the number of contacts. */
class DirectoryPlansTest {

    private static final int CONTACTS = Integer.getInteger("handoff.test.contacts", 50_000);
    private static final List<String> FIRST = List.of("Maria", "Zoë", "Jérôme", "Anna", "Li", "Ömer", "Olga", "Ben");
    private static final List<String> LAST = List.of("Jansen", "Großmann", "Smith", "Wei", "Yılmaz", "Dupont", "Novák");

    private static HikariDataSource database;
    private static JdbcClient jdbc;
    private static Directory directory;

    @BeforeAll
    static void fill() throws SQLException {
        var url = PostgresForTests.newDatabase();
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        database = PostgresForTests.pool(url, 2);
        jdbc = JdbcClient.create(database);
        directory = new Directory(jdbc);
        var view = new DirectoryView();
        try (var connection = database.getConnection()) {
            for (int from = 0; from < CONTACTS; from += 5_000) {
                var events = new ArrayList<StoredEvent>();
                for (int i = from; i < from + 5_000; i++) events.add(created(i));
                view.apply(events, connection);
            }
        }
        jdbc.sql(
                        "insert into tags values ('rare', 'Rare', 'rare', null, 'grey'), ('common', 'Common', 'common', null, 'grey')")
                .update();
        jdbc.sql("""
                        insert into contact_tags select contact_id, 'common', 'Common', null from contacts
                         where external_id like '%5' union all
                        select contact_id, 'rare', 'Rare', null from contacts where external_id like '%12345'""").update();
        jdbc.sql("vacuum analyze").update();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void lists_walk_the_index_of_their_order() {
        assertThat(plan(null, null, SortedBy.DISPLAY_NAME)).contains("contacts_by_name");
        assertThat(plan(null, null, SortedBy.CREATED_AT)).contains("contacts_by_creation");
    }

    @Test
    void search_for_a_part_of_a_word_uses_the_index_of_parts() {
        assertThat(plan("contact12345", null, SortedBy.DISPLAY_NAME)).contains("contacts_by_part_of_word");
        assertThat(plan("+49 30 1012345", null, SortedBy.CREATED_AT)).contains("contacts_by_part_of_word");
        assertThat(plan("crm-12345 wei", null, SortedBy.DISPLAY_NAME)).contains("contacts_by_part_of_word");
    }

    @Test
    void a_rare_tag_starts_from_those_who_carry_it() {
        assertThat(plan(null, "rare", SortedBy.DISPLAY_NAME)).contains("contact_tags_by_tag");
    }

    @Test
    void no_page_reads_all_contacts() {
        for (var sort : SortedBy.values()) {
            for (var q :
                    new String[] {null, "an", "maria", "maria jansen", "contact12345", "901", "zoe@ex", "nobody at all"
                    }) {
                for (var tag : new String[] {null, "rare", "common"}) {
                    assertThat(plan(q, tag, sort)).as("%s %s %s", q, tag, sort).doesNotContain("Seq Scan on contacts");
                }
            }
        }
    }

    @Test
    void what_the_plans_find_is_right() {
        var found =
                directory.list(Filter.of("contact12345@", null), SortedBy.DISPLAY_NAME, Cursor.START, new Limit(10));
        assertThat(found.items()).extracting(DirectoryEntry::contactId).containsExactly("id-12345");
    }

    private static String plan(String q, String tag, SortedBy sort) {
        var first = directory.list(Filter.of(q, tag), sort, Cursor.START, new Limit(50));
        var cursor = Optional.ofNullable(first.nextCursor()).map(Cursor::new).orElse(Cursor.START);
        var query = DirectoryQuery.page(Filter.of(q, tag), sort, cursor, new Limit(50));
        return String.join(
                "\n",
                jdbc.sql("explain " + query.sql())
                        .params(query.parameters())
                        .query(String.class)
                        .list());
    }

    private static StoredEvent created(int i) {
        var details = new ContactDetails(
                FIRST.get(i % FIRST.size()) + " " + LAST.get(i % LAST.size()) + " " + i,
                false,
                FIRST.get(i % FIRST.size()),
                LAST.get(i % LAST.size()),
                "contact" + i + "@example.org",
                "+4930" + (1_000_000 + i),
                "de",
                "Europe/Berlin",
                "CRM-" + i);
        ContactEvent event = new Created("id-" + i, details);
        return new StoredEvent(
                i + 1, "e-" + i, event.contactId(), 0, "", event, new byte[0], null, null, Instant.ofEpochSecond(i));
    }
}
