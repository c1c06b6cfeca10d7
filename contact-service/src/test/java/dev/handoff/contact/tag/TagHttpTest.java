package dev.handoff.contact.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.contact.ContactServiceForTests;
import dev.handoff.contact.ContactServiceForTests.Client;
import dev.handoff.contact.contact.ContactCommand.AddTag;
import dev.handoff.starter.command.Commands;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.reaction.Reactions;
import dev.handoff.starter.store.EventLog;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ContactServiceForTests.Shared.class)
class TagHttpTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final ContactServiceForTests service;
    private final Client anna;
    private final Client olga;

    TagHttpTest(ContactServiceForTests service) {
        this.service = service;
        this.anna = service.anna();
        this.olga = service.olga();
    }

    @Test
    void the_catalogue_starts_with_the_inboxes() {
        var tags = anna.get("/api/tags?limit=200");
        assertThat(tags.texts("items", "name")).contains("Billing", "Sales", "Support");
        assertThat(tags.json().required("items").get(0).toString())
                .isEqualTo(
                        "{\"tagId\":\"inbox-billing\",\"name\":\"Billing\",\"group\":\"Inbox\",\"colour\":\"orange\"}");
        assertThat(anna.get("/api/tag-groups").json().required("items").get(0).toString())
                .isEqualTo("{\"groupId\":\"inbox\",\"name\":\"Inbox\",\"single\":true}");
    }

    @Test
    void a_tag_is_created_changed_and_deleted() {
        var group = newName();
        assertThat(olga.post("/api/tag-groups", "{\"name\": \"%s\", \"single\": false}".formatted(group))
                        .outcome())
                .isEqualTo("201");
        var created = olga.post(
                "/api/tags", "{\"name\": \" Gold \", \"group\": \"%s\", \"colour\": \"YELLOW\"}".formatted(group));
        assertThat(created.outcome()).isEqualTo("201");
        assertThat(created.text("name")).isEqualTo("Gold");
        assertThat(created.text("group")).isEqualTo(group);
        assertThat(created.text("colour")).isEqualTo("yellow");
        var path = created.header("Location");
        assertThat(anna.get(path).json()).isEqualTo(created.json());

        var changed = olga.patch(path, "{\"name\": \"Platinum\", \"group\": null, \"colour\": \"#C0FFEE\"}");
        assertThat(changed.outcome()).isEqualTo("200");
        assertThat(changed.text("name")).isEqualTo("Platinum");
        assertThat(changed.text("group")).isNull();
        assertThat(changed.text("colour")).isEqualTo("#c0ffee");

        assertThat(olga.delete(path).outcome()).isEqualTo("204");
        assertThat(olga.delete(path).outcome()).isEqualTo("404 not-found");
        assertThat(olga.patch(path, "{\"name\": \"X\"}").outcome()).isEqualTo("404 not-found");
        assertThat(anna.get(path).outcome()).isEqualTo("404 not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \" \"}",
                "{\"name\": \"X\", \"group\": \"Nowhere\"}",
                "{\"name\": \"sales\", \"group\": \"inbox\"}",
                "{\"name\": \"X\", \"colour\": \"mauve\"}",
                "{\"name\": \"X\", \"single\": true}"
            })
    void a_tag_that_makes_no_sense_is_refused(String form) {
        assertThat(olga.post("/api/tags", form).outcome()).isEqualTo("400 invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": \"G\"}", "{\"single\": true}", "{\"name\": \"INBOX\", \"single\": true}"})
    void a_group_that_makes_no_sense_is_refused(String form) {
        assertThat(olga.post("/api/tag-groups", form).outcome()).isEqualTo("400 invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"name\": null}", "{\"name\": \" \"}", "{\"name\": \"Support\"}", "{\"group\": \"Nowhere\"}"})
    void a_change_that_makes_no_sense_is_refused(String patch) {
        assertThat(olga.patch("/api/tags/inbox-sales", patch).outcome()).isEqualTo("400 invalid-request");
    }

    @Test
    void agents_read_the_catalogue_and_operators_change_it() {
        assertThat(anna.post("/api/tags", "{\"name\": \"X\"}").outcome()).isEqualTo("403 forbidden");
        assertThat(anna.patch("/api/tags/inbox-sales", "{\"name\": \"X\"}").outcome())
                .isEqualTo("403 forbidden");
        assertThat(anna.delete("/api/tags/inbox-sales").outcome()).isEqualTo("403 forbidden");
        assertThat(anna.post("/api/tag-groups", "{\"name\": \"X\", \"single\": true}")
                        .outcome())
                .isEqualTo("403 forbidden");
        assertThat(service.as("ada", "admin")
                        .post("/api/tags", "{\"name\": \"%s\"}".formatted(newName()))
                        .outcome())
                .isEqualTo("201");
        assertThat(service.as("bot-platform", "bot").get("/api/tags").outcome()).isEqualTo("403 forbidden");
    }

    @Test
    void lists_come_in_pages() {
        for (int i = 0; i < 3; i++) newTag();
        var first = anna.get("/api/tags?limit=2");
        var second = anna.get("/api/tags?limit=200&cursor=" + first.text("nextCursor"));
        assertThat(first.texts("items", "tagId")).hasSize(2);
        assertThat(second.texts("items", "tagId")).doesNotContainAnyElementsOf(first.texts("items", "tagId"));
        assertThat(anna.get("/api/tags?cursor=garbled").outcome()).isEqualTo("400 invalid-request");
    }

    @Test
    void a_renamed_tag_is_renamed_on_every_contact_that_has_it() {
        var tag = newTag();
        var contact = newContactWith(tag);
        var name = newName();

        assertThat(olga.patch("/api/tags/" + tag, "{\"name\": \"%s\"}".formatted(name))
                        .outcome())
                .isEqualTo("200");

        assertThat(anna.get("/api/contacts/" + contact).texts("tags", "name")).containsExactly(name);
        var last = anna.get("/api/contacts/" + contact + "/history")
                .json()
                .required("items")
                .get(2);
        assertThat(last.required("type").stringValue()).isEqualTo("handoff.contact.tags-changed.v1");
        assertThat(last.required("by").stringValue()).isEqualTo("olga");
        assertThat(last.required("data")
                        .required("tags")
                        .get(0)
                        .required("name")
                        .stringValue())
                .isEqualTo(name);
    }

    @Test
    void a_deleted_tag_is_taken_off_every_contact() {
        var tag = newTag();
        var contacts = Stream.generate(() -> newContactWith(tag)).limit(300).toList();

        assertThat(olga.delete("/api/tags/" + tag).outcome()).isEqualTo("204");

        for (var contact : contacts) {
            var answer = anna.get("/api/contacts/" + contact);
            assertThat(answer.texts("tags", "tagId")).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        }
        assertThat(anna.get("/api/contacts?tag=" + tag).texts("items", "contactId"))
                .isEmpty();
    }

    @Test
    void a_contact_that_takes_a_tag_while_it_is_deleted_loses_it_too() {
        var tag = newTag();
        var contact = newContactWith(tag);
        var stale = service.bean(CatalogueQuery.class).current();
        assertThat(olga.delete("/api/tags/" + tag).outcome()).isEqualTo("204");

        service.bean(Commands.class).send(new AddTag(contact, ExpectedVersion.ANY, stale, tag));

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(anna.get("/api/contacts/" + contact).header("ETag")).isEqualTo("\"4\"");
            assertThat(service.bean(TagCarriers.class).behind(tag, "", 1)).isEmpty();
        });
        var log = service.bean(EventLog.class);
        Awaitility.await()
                .until(() ->
                        service.bean(Reactions.class).position("tag-spread").orElse(0) == log.head());
        assertThat(anna.get("/api/contacts/" + contact).header("ETag")).isEqualTo("\"4\"");
    }

    private String newTag() {
        return olga.post("/api/tags", "{\"name\": \"%s\"}".formatted(newName())).text("tagId");
    }

    private String newContactWith(String tag) {
        var contact = anna.post("/api/contacts", "{\"firstName\": \"Maria\"}").text("contactId");
        assertThat(anna.post("/api/contacts/" + contact + "/tags/" + tag, null).outcome())
                .isEqualTo("200");
        return contact;
    }

    private static String newName() {
        return "Name " + NAMES.incrementAndGet() + " " + UUID.randomUUID();
    }
}
