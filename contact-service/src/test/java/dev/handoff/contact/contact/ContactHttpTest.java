package dev.handoff.contact.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contact.ContactServiceForTests;
import dev.handoff.contact.ContactServiceForTests.Answer;
import dev.handoff.contact.ContactServiceForTests.Client;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ContactServiceForTests.Shared.class)
class ContactHttpTest {

    private final ContactServiceForTests service;
    private final Client anna;

    ContactHttpTest(ContactServiceForTests service) {
        this.service = service;
        this.anna = service.anna();
    }

    @Test
    void a_contact_is_created_and_found_again() {
        var created = anna.post("/api/contacts", """
                {"firstName": " Maria ", "lastName": "Jansen", "email": "maria@example.org",
                 "phone": "+49 (0)30 901820", "language": "DE-de", "timeZone": "Europe/Berlin",
                 "externalId": "CRM-20817"}""");

        assertThat(created.outcome()).isEqualTo("201");
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        var found = anna.get(created.header("Location"));
        assertThat(found.json()).isEqualTo(created.json());
        assertThat(found.header("ETag")).isEqualTo("\"0\"");
        var id = created.text("contactId");
        var createdAt = created.text("createdAt");
        assertThat(createdAt).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(created.response().body()).isEqualTo("""
                {"contactId":"%s","version":0,"displayName":"Maria Jansen","firstName":"Maria","lastName":"Jansen",\
                "email":"maria@example.org","phone":"+4930901820","language":"de-DE","timeZone":"Europe/Berlin",\
                "externalId":"CRM-20817","tags":[],"createdAt":"%s","updatedAt":"%s"}""".formatted(id, createdAt, createdAt));
    }

    @Test
    void everything_that_is_wrong_with_a_form_is_told_at_once() {
        var answer = anna.post("/api/contacts", """
                {"email": "maria@", "phone": "030 901820", "language": "de_DE", "timeZone": "+01:00",
                 "firstName": "a\\u0007b", "lastName": 7, "nickname": "Mia", "externalId": "%s"}""".formatted("x".repeat(201)));

        assertThat(answer.outcome()).isEqualTo("400 invalid-request");
        assertThat(answer.invalidFields())
                .containsExactly(
                        "email", "externalId", "firstName", "language", "lastName", "nickname", "phone", "timeZone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"externalId\": \"E-1\"}",
                "{\"language\": \"de\", \"timeZone\": \"Europe/Berlin\"}",
                "{\"firstName\": \"  \", \"email\": \"\", \"phone\": null}"
            })
    void a_contact_has_a_name_an_email_or_a_phone(String form) {
        var answer = anna.post("/api/contacts", form);
        assertThat(answer.outcome()).isEqualTo("400 invalid-request");
        assertThat(answer.invalidFields()).containsExactly("displayName");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"firstName\": \"Maria\"}; Maria",
                "{\"lastName\": \"Jansen\", \"email\": \"m@example.org\"}; Jansen",
                "{\"email\": \"root@localhost\", \"phone\": \"+49 30 901820\"}; root@localhost",
                "{\"phone\": \"+49 30 901820\", \"externalId\": null}; +4930901820",
                "{\"displayName\": \"Mia\", \"firstName\": \"Maria\"}; Mia"
            })
    void the_name_that_agents_see_has_a_default(String form, String name) {
        assertThat(anna.post("/api/contacts", form).text("displayName")).isEqualTo(name);
    }

    @Test
    void a_patch_changes_what_it_names() {
        var id = create("{\"firstName\": \"Maria\", \"lastName\": \"Jansen\", \"email\": \"m@example.org\"}");

        var renamed = anna.patch(
                "/api/contacts/" + id,
                "{\"displayName\": \"Mia\", \"email\": null}",
                "Content-Type",
                "application/merge-patch+json");
        assertThat(renamed.outcome()).isEqualTo("200");
        assertThat(renamed.header("ETag")).isEqualTo("\"1\"");
        assertThat(renamed.text("displayName")).isEqualTo("Mia");
        assertThat(renamed.text("firstName")).isEqualTo("Maria");
        assertThat(renamed.text("email")).isNull();

        var back = anna.patch("/api/contacts/" + id, "{\"displayName\": null, \"lastName\": \"Smith\"}");
        assertThat(back.text("displayName")).isEqualTo("Maria Smith");
        assertThat(anna.get("/api/contacts/" + id).json()).isEqualTo(back.json());
    }

    @Test
    void a_patch_that_changes_nothing_is_no_event() {
        var id = create("{\"firstName\": \"Maria\"}");
        var answer = anna.patch("/api/contacts/" + id, "{\"firstName\": \" Maria \"}");
        assertThat(answer.outcome()).isEqualTo("200");
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(anna.patch("/api/contacts/" + id, "{}").outcome()).isEqualTo("200");
    }

    @Test
    void a_patch_is_checked_like_a_form() {
        var id = create("{\"firstName\": \"Maria\"}");
        var answer = anna.patch("/api/contacts/" + id, "{\"email\": \"x\", \"phone\": 7, \"tags\": []}");
        assertThat(answer.outcome()).isEqualTo("400 invalid-request");
        assertThat(answer.invalidFields()).containsExactly("email", "phone", "tags");
        assertThat(anna.patch("/api/contacts/" + id, "{\"firstName\": null}").outcome())
                .isEqualTo("400 invalid-request");
    }

    @Test
    void an_external_id_belongs_to_one_live_contact() {
        var externalId = UUID.randomUUID().toString();
        var form = "{\"firstName\": \"Maria\", \"externalId\": \"%s\"}".formatted(externalId);
        var first = create(form);

        var second = anna.post("/api/contacts", form);
        assertThat(second.outcome()).isEqualTo("409 duplicate-external-id");
        assertThat(second.text("contactId")).isEqualTo(first);

        var other = create("{\"firstName\": \"Ben\"}");
        var patched = anna.patch("/api/contacts/" + other, "{\"externalId\": \"%s\"}".formatted(externalId));
        assertThat(patched.outcome()).isEqualTo("409 duplicate-external-id");
        assertThat(patched.text("contactId")).isEqualTo(first);

        assertThat(anna.delete("/api/contacts/" + first).outcome()).isEqualTo("204");
        assertThat(anna.patch("/api/contacts/" + other, "{\"externalId\": \"%s\"}".formatted(externalId))
                        .outcome())
                .isEqualTo("200");
        assertThat(anna.patch("/api/contacts/" + other, "{\"externalId\": null}")
                        .outcome())
                .isEqualTo("200");
        assertThat(anna.post("/api/contacts", form).outcome()).isEqualTo("201");
    }

    @Test
    void of_a_hundred_who_want_one_external_id_at_once_one_gets_it() throws Exception {
        var form = "{\"firstName\": \"Racer\", \"externalId\": \"%s\"}".formatted(UUID.randomUUID());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var race = threads.invokeAll(IntStream.range(0, 100)
                    .<Callable<Answer>>mapToObj(i -> () -> anna.post("/api/contacts", form))
                    .toList());
            var outcomes = race.stream().map(ContactHttpTest::outcome).collect(Collectors.groupingBy(o -> o));
            assertThat(outcomes.get("201")).hasSize(1);
            assertThat(outcomes.get("409 duplicate-external-id")).hasSize(99);
        }
    }

    @Test
    void a_deleted_contact_is_gone_everywhere() {
        var id = create("{\"firstName\": \"Maria\"}");
        assertThat(anna.delete("/api/contacts/" + id).outcome()).isEqualTo("204");
        var path = "/api/contacts/" + id;
        assertThat(anna.get(path).outcome()).isEqualTo("404 not-found");
        assertThat(anna.get(path + "/history").outcome()).isEqualTo("404 not-found");
        assertThat(anna.get(path + "/conversations").outcome()).isEqualTo("404 not-found");
        assertThat(anna.patch(path, "{\"firstName\": \"Mia\"}").outcome()).isEqualTo("404 not-found");
        assertThat(anna.put(path + "/tags", "{\"tags\": []}").outcome()).isEqualTo("404 not-found");
        assertThat(anna.post(path + "/tags/inbox-sales", null).outcome()).isEqualTo("404 not-found");
        assertThat(anna.delete(path + "/tags/inbox-sales").outcome()).isEqualTo("404 not-found");
        assertThat(anna.delete(path).outcome()).isEqualTo("404 not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "tag:catalogue", "not%20an%20id"})
    void what_is_no_contact_is_not_found(String id) {
        assertThat(anna.get("/api/contacts/" + id).outcome()).isEqualTo("404 not-found");
        assertThat(anna.get("/api/contacts/" + id + "/history").outcome()).isEqualTo("404 not-found");
        assertThat(anna.get("/api/contacts/" + id + "/conversations").outcome()).isEqualTo("404 not-found");
        assertThat(anna.patch("/api/contacts/" + id, "{\"firstName\": \"Mia\"}").outcome())
                .isEqualTo("404 not-found");
        assertThat(anna.delete("/api/contacts/" + id).outcome()).isEqualTo("404 not-found");
    }

    @Test
    void every_command_takes_the_version_that_it_is_meant_for() {
        var id = create("{\"firstName\": \"Maria\"}");
        var path = "/api/contacts/" + id;
        var stale = new String[] {"If-Match", "\"7\""};
        for (var answer : List.of(
                anna.patch(path, "{\"firstName\": \"Mia\"}", stale),
                anna.put(path + "/tags", "{\"tags\": []}", stale),
                anna.post(path + "/tags/inbox-sales", null, stale),
                anna.delete(path + "/tags/inbox-sales", stale),
                anna.delete(path, stale))) {
            assertThat(answer.outcome()).isEqualTo("412 stale-version");
            assertThat(answer.json().required("currentVersion").intValue()).isZero();
        }
        assertThat(anna.patch(path, "{\"firstName\": \"Mia\"}", "If-Match", "*").outcome())
                .isEqualTo("200");
        assertThat(anna.delete(path, "If-Match", "\"1\"").outcome()).isEqualTo("204");
    }

    @Test
    void tags_are_set_added_and_removed() {
        var path = "/api/contacts/" + create("{\"firstName\": \"Maria\"}") + "/tags";

        assertThat(anna.put(path, "{\"tags\": [\"inbox-sales\"]}").texts("tags", "name"))
                .containsExactly("Sales");
        var replaced = anna.post(path + "/inbox-support", null);
        assertThat(replaced.texts("tags", "tagId")).containsExactly("inbox-support");
        assertThat(replaced.texts("tags", "group")).containsExactly("Inbox");
        assertThat(replaced.header("ETag")).isEqualTo("\"2\"");
        assertThat(anna.post(path + "/inbox-support", null).header("ETag")).isEqualTo("\"2\"");
        assertThat(anna.delete(path + "/inbox-support").texts("tags", "name")).isEmpty();
        assertThat(anna.delete(path + "/inbox-support").header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void tags_that_cannot_be_set_are_refused() {
        var path = "/api/contacts/" + create("{\"firstName\": \"Maria\"}") + "/tags";

        var two = anna.put(path, "{\"tags\": [\"inbox-sales\", \"inbox-support\"]}");
        assertThat(two.outcome()).isEqualTo("400 invalid-request");
        assertThat(two.invalidFields()).containsExactly("tags");
        assertThat(anna.put(path, "{\"tags\": null}").outcome()).isEqualTo("400 invalid-request");
        assertThat(anna.put(path, "{}").outcome()).isEqualTo("400 invalid-request");
        assertThat(anna.put(path, "{\"tags\": [\"none\"]}").outcome()).isEqualTo("422 unknown-tag");
        assertThat(anna.post(path + "/none", null).outcome()).isEqualTo("422 unknown-tag");
        assertThat(anna.delete(path + "/none").outcome()).isEqualTo("404 not-found");
        assertThat(anna.put("/api/contacts/nobody/tags", "{\"tags\": [\"none\"]}")
                        .outcome())
                .isEqualTo("404 not-found");
    }

    @Test
    void a_request_repeated_with_its_key_creates_one_contact() {
        var key = UUID.randomUUID().toString();
        var form = "{\"firstName\": \"Maria\"}";
        var first = anna.post("/api/contacts", form, "Idempotency-Key", key);
        var again = anna.post("/api/contacts", form, "Idempotency-Key", key);
        assertThat(again.outcome()).isEqualTo("201");
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void contacts_are_for_agents() {
        assertThat(service.stranger().get("/api/contacts").outcome()).isEqualTo("401 unauthenticated");
        var bot = service.as("bot-platform", "bot");
        assertThat(bot.get("/api/contacts").outcome()).isEqualTo("403 forbidden");
        assertThat(bot.post("/api/contacts", "{\"firstName\": \"Maria\"}").outcome())
                .isEqualTo("403 forbidden");
        assertThat(service.as("ada", "admin").get("/api/contacts").outcome()).isEqualTo("200");
    }

    @Test
    void what_http_does_not_allow_is_a_problem_too() {
        assertThat(anna.call("PUT", "/api/contacts", "{}").outcome()).isEqualTo("405 method-not-allowed");
        assertThat(anna.post("/api/contacts", "<x/>", "Content-Type", "text/xml")
                        .outcome())
                .isEqualTo("415 unsupported-media-type");
        assertThat(anna.post("/api/contacts", "{\"firstName\": ").outcome()).isEqualTo("400 invalid-request");
    }

    private String create(String form) {
        return anna.post("/api/contacts", form).text("contactId");
    }

    private static String outcome(Future<Answer> answer) {
        return answer.resultNow().outcome();
    }
}
