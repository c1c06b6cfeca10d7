package dev.handoff.contact.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contact.ContactServiceForTests;
import dev.handoff.contact.ContactServiceForTests.Client;
import dev.handoff.starter.testing.PostgresForTests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a service of its own, since it lists all that there is. */
class DirectoryHttpTest {

    private static ContactServiceForTests service;
    private static Client anna;

    @BeforeAll
    static void start() {
        service = ContactServiceForTests.start(PostgresForTests.newDatabase(), ContactServiceForTests.NO_KAFKA);
        anna = service.anna();
        create("{\"firstName\": \"Zoë\", \"lastName\": \"Ångström\", \"email\": \"zoe@example.org\"}", "inbox-sales");
        create("{\"displayName\": \"émile\", \"phone\": \"+49 30 901820\"}", "inbox-sales");
        create("{\"displayName\": \"Anna Großmann\", \"externalId\": \"CRM_20817\"}", "inbox-support");
        create("{\"displayName\": \"DORA\", \"email\": \"d@o'hara.example\", \"phone\": \"+1 202 555 0123\"}", null);
        create("{\"displayName\": \"李伟\", \"firstName\": \"Wei\", \"lastName\": \"Li\"}", null);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void by_name_without_case_and_accents() {
        assertThat(names("")).containsExactly("Anna Großmann", "DORA", "émile", "Zoë Ångström", "李伟");
        assertThat(names("?sort=displayName")).isEqualTo(names(""));
    }

    @Test
    void newest_first() {
        assertThat(names("?sort=createdAt")).containsExactly("李伟", "DORA", "Anna Großmann", "émile", "Zoë Ångström");
    }

    @ParameterizedTest
    @ValueSource(strings = {"displayName", "createdAt"})
    void page_by_page_nothing_is_missing_or_twice(String sort) {
        var all = names("?sort=" + sort);
        var found = new ArrayList<String>();
        var cursor = "";
        while (cursor != null) {
            var page = anna.get("/api/contacts?limit=2&sort=" + sort + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            found.addAll(page.texts("items", "displayName"));
            cursor = page.text("nextCursor");
        }
        assertThat(found).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "zoe, Zoë Ångström",
        "NGSTRO, Zoë Ångström",
        "angstrom zoë, Zoë Ångström",
        "ple.org, Zoë Ångström",
        "grossm, Anna Großmann",
        "GROẞ, Anna Großmann",
        "crm_208, Anna Großmann",
        "208, Anna Großmann",
        "emil, émile",
        "901820, émile",
        "0182, émile",
        "+4930901820, émile",
        "+49 30 90 18 20, émile",
        "(030) 901820, émile",
        "90-18-20, émile",
        "émile 90-18, émile",
        "o'hara, DORA",
        "伟, 李伟",
        "wei li, 李伟"
    })
    void any_part_of_a_word_finds(String q, String name) {
        assertThat(names("?q=" + encoded(q))).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "crm%817", "zoe dora", "orgzoe", "9018201", "0000000", "ann%", "CRM-20817"})
    void what_is_nowhere_finds_nothing(String q) {
        var expected = q.equals("_") ? List.of("Anna Großmann") : List.of();
        assertThat(names("?q=" + encoded(q))).isEqualTo(expected);
    }

    @Test
    void blank_search_finds_everybody() {
        assertThat(names("?q=%20%20")).hasSize(5);
        assertThat(names("?q=")).hasSize(5);
    }

    @Test
    void by_tag_and_words_together() {
        assertThat(names("?tag=inbox-sales")).containsExactly("émile", "Zoë Ångström");
        assertThat(names("?tag=inbox-sales&sort=createdAt")).containsExactly("émile", "Zoë Ångström");
        assertThat(names("?tag=inbox-sales&q=zo")).containsExactly("Zoë Ångström");
        assertThat(names("?tag=none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "sort=name", "cursor=x", "tag=a%20b"})
    void a_list_that_makes_no_sense_is_refused(String query) {
        assertThat(anna.get("/api/contacts?" + query).outcome()).isEqualTo("400 invalid-request");
    }

    @Test
    void a_cursor_fits_its_own_order_alone() {
        var cursor = anna.get("/api/contacts?limit=2").text("nextCursor");
        assertThat(anna.get("/api/contacts?sort=createdAt&cursor=" + cursor).outcome())
                .isEqualTo("400 invalid-request");
    }

    @Test
    void history_tells_every_event() {
        var id = anna.get("/api/contacts?q=zoe").texts("items", "contactId").getFirst();
        var history = anna.get("/api/contacts/" + id + "/history");
        assertThat(history.texts("items", "type"))
                .containsExactly("handoff.contact.created.v1", "handoff.contact.tags-changed.v1");
        assertThat(history.texts("items", "by")).containsExactly("anna", "anna");
        var first = history.json().required("items").get(0);
        assertThat(first.required("sequence").longValue()).isZero();
        assertThat(first.required("at").stringValue()).endsWith("Z");
        assertThat(first.required("data").required("details").required("email").stringValue())
                .isEqualTo("zoe@example.org");
        var page = anna.get("/api/contacts/" + id + "/history?limit=1");
        assertThat(anna.get("/api/contacts/" + id + "/history?cursor=" + page.text("nextCursor"))
                        .texts("items", "type"))
                .containsExactly("handoff.contact.tags-changed.v1");
    }

    private static List<String> names(String query) {
        return anna.get("/api/contacts" + query).texts("items", "displayName");
    }

    private static void create(String form, String tag) {
        var id = anna.post("/api/contacts", form).text("contactId");
        if (tag != null) anna.post("/api/contacts/" + id + "/tags/" + tag, null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
