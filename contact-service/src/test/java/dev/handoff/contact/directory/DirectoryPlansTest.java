package dev.handoff.contact.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.starter.store.Pipeline;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.testing.PostgresForTests;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Each list and search walks an index: what it reads does not grow with the number of contacts. */
class DirectoryPlansTest {

    private static final int CONTACTS = Integer.getInteger("handoff.test.contacts", 50_000);
    private static final Limit PAGE = new Limit(50);
    private static final Filter ALL = Filter.of(null, null);
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
        directory = new Directory(jdbc, new JdbcTransactionManager(database));
        var view = new DirectoryView();
        try (var connection = database.getConnection()) {
            for (int from = 0; from < CONTACTS; from += 5_000) {
                var events = new ArrayList<StoredEvent>();
                for (int i = from; i < from + 5_000; i++) events.add(created(i));
                var pipeline = new Pipeline();
                view.apply(events, pipeline);
                pipeline.run(connection);
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
    void lists_walk_the_index_of_their_order_from_any_page_on() {
        for (var sort : SortedBy.values()) {
            var second =
                    new Cursor(directory.list(ALL, sort, Cursor.START, PAGE).nextCursor());
            assertThat(plan(DirectoryQuery.all(sort, second, PAGE)))
                    .contains(index(sort))
                    .doesNotContain("Seq Scan on contacts");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"maria", "an", "nobody at all", "+49 30 1012345", "%"})
    void a_search_first_looks_a_part_of_the_way_in_order(String q) {
        for (var sort : SortedBy.values()) {
            assertThat(plan(DirectoryQuery.nearby(Filter.of(q, "common"), sort, Cursor.START, PAGE)))
                    .contains(index(sort))
                    .doesNotContain("Seq Scan on contacts");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"contact12345", "crm-12345 wei", "+49 30 1012345", "012345", "jansen 4321", "nobody at all"})
    void then_it_finds_parts_of_words_by_their_index(String q) {
        for (var sort : SortedBy.values()) {
            assertThat(plan(DirectoryQuery.everywhere(Filter.of(q, null), sort, Cursor.START, PAGE)))
                    .contains("contacts_by_part_of_word")
                    .doesNotContain("Seq Scan on contacts");
        }
    }

    @Test
    void a_rare_tag_starts_from_those_who_carry_it() {
        assertThat(plan(DirectoryQuery.everywhere(Filter.of(null, "rare"), SortedBy.DISPLAY_NAME, Cursor.START, PAGE)))
                .contains("contact_tags_by_tag")
                .doesNotContain("Seq Scan on contacts");
    }

    @Test
    void pages_of_a_search_are_whole_whichever_way_they_were_found() {
        for (var q : List.of("maria", "jansen", "maria jansen 4")) {
            var found = new ArrayList<String>();
            var cursor = Cursor.START;
            do {
                var page = directory.list(Filter.of(q, null), SortedBy.DISPLAY_NAME, cursor, new Limit(200));
                page.items().forEach(entry -> found.add(entry.contactId()));
                cursor = new Cursor(page.nextCursor());
            } while (cursor.token() != null);
            var all = jdbc.sql("select count(*) from contacts where "
                            + Filter.of(q, null).condition().sql())
                    .params(Filter.of(q, null).condition().parameters())
                    .query(Integer.class)
                    .single();
            assertThat(found).doesNotHaveDuplicates().hasSize(all);
        }
    }

    private static String index(SortedBy sort) {
        return sort == SortedBy.DISPLAY_NAME ? "contacts_by_name" : "contacts_by_creation";
    }

    @Test
    void what_the_plans_find_is_right() {
        var found =
                directory.list(Filter.of("contact12345@", null), SortedBy.DISPLAY_NAME, Cursor.START, new Limit(10));
        assertThat(found.items()).extracting(DirectoryEntry::contactId).containsExactly("id-12345");
    }

    private static String plan(DirectoryQuery query) {
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
