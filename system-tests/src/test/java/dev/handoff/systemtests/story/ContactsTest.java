package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@StackTest
class ContactsTest {

    private final Stack stack;

    ContactsTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void a_contact_is_made_read_changed_and_deleted() {
        var made = stack.anna()
                .post("/api/contacts", """
                        {"firstName": " Zoë ", "lastName": "Åström", "email": "root@localhost", "phone": "+49 (0)151 / 234-567 89",
                         "language": "de-DE", "timeZone": "Europe/Berlin", "externalId": "%s"}""".formatted(UUID.randomUUID()))
                .is(201);
        assertThat(made.header("ETag")).isEqualTo("\"0\"");
        var path = made.header("Location");
        assertThat(path).isEqualTo("/api/contacts/" + made.text("contactId"));
        assertThat(made.text("displayName")).isEqualTo("Zoë Åström");
        assertThat(made.text("phone")).isEqualTo("+4915123456789");
        assertThat(made.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "contactId",
                        "version",
                        "displayName",
                        "firstName",
                        "lastName",
                        "email",
                        "phone",
                        "language",
                        "timeZone",
                        "externalId",
                        "tags",
                        "createdAt",
                        "updatedAt");
        assertThat(stack.ben().get(path).is(200).json()).isEqualTo(made.json());

        var renamed = stack.ben()
                .with("Content-Type", "application/merge-patch+json")
                .with("If-Match", "\"0\"")
                .patch(path, "{\"displayName\": \"The boss\", \"phone\": null}")
                .is(200);
        assertThat(renamed.text("displayName")).isEqualTo("The boss");
        assertThat(renamed.text("phone")).isNull();
        assertThat(renamed.text("lastName")).isEqualTo("Åström");
        assertThat(renamed.header("ETag")).isEqualTo("\"1\"");

        stack.ben().patch(path, "{\"firstName\": \"Zoe\"}").is(200);
        assertThat(stack.ben().patch(path, "{\"displayName\": null}").is(200).text("displayName"))
                .isEqualTo("Zoe Åström");
        assertThat(stack.anna().list(path + "/history").stream()
                        .map(event -> event.required("type").asString()))
                .containsExactly(
                        "handoff.contact.created.v1",
                        "handoff.contact.details-changed.v1",
                        "handoff.contact.details-changed.v1",
                        "handoff.contact.details-changed.v1");

        stack.anna().delete(path).is(204);
        stack.anna().get(path).isRefused(404, "not-found");
    }

    @Test
    void a_name_is_the_best_that_is_known() {
        assertThat(nameOf("{\"email\": \"only@example.org\", \"phone\": \"+491512345678\"}"))
                .isEqualTo("only@example.org");
        assertThat(nameOf("{\"phone\": \"+49 151 2345678\"}")).isEqualTo("+491512345678");
        assertThat(nameOf("{\"firstName\": \"Cher\", \"email\": \"c@example.org\"}"))
                .isEqualTo("Cher");
        stack.anna().post("/api/contacts", "{\"externalId\": \"alone\"}").isRefused(400, "invalid-request");
        stack.anna().post("/api/contacts", "{\"firstName\": \"  \"}").isRefused(400, "invalid-request");
    }

    private String nameOf(String contact) {
        return stack.anna().post("/api/contacts", contact).is(201).text("displayName");
    }

    @Test
    void search_finds_any_part_of_a_word_whatever_its_case_and_accents() {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        var contact = stack.anna()
                .post(
                        "/api/contacts",
                        Map.of(
                                "firstName", "Renée",
                                "lastName", "Łukasiewicz-" + mark,
                                "email", "renee." + mark + "@example.org",
                                "phone", "+48 601 234 987",
                                "externalId", "CRM-" + mark))
                .is(201)
                .text("contactId");
        for (var q : List.of("RENEE " + mark, "kasiew " + mark, mark.substring(1, 7), "crm-" + mark, "enee." + mark)) {
            assertThat(idsOf("/api/contacts?q=" + q.replace(" ", "%20"))).as(q).contains(contact);
        }
        assertThat(idsOf("/api/contacts?q=234987")).contains(contact);
        assertThat(idsOf("/api/contacts?q=nobody-" + mark)).isEmpty();
    }

    @Test
    void lists_are_sorted_paged_and_filtered_by_tag() {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        var tag = stack.olga()
                .post("/api/tags", Map.of("name", "list-" + mark))
                .is(201)
                .text("tagId");
        var names = List.of("Zebra", "émile", "Anton", "Zoë", "Emil", "äther");
        var ids = new HashMap<String, String>();
        for (var name : names) {
            var id = stack.anna()
                    .post("/api/contacts", Map.of("displayName", name + " " + mark))
                    .is(201)
                    .text("contactId");
            ids.put(name, id);
            stack.anna().post("/api/contacts/" + id + "/tags/" + tag).is(200);
        }
        assertThat(paged("/api/contacts?tag=" + tag + "&sort=displayName"))
                .containsExactlyElementsOf(List.of("Anton", "äther", "Emil", "émile", "Zebra", "Zoë").stream()
                        .map(ids::get)
                        .toList());
        assertThat(paged("/api/contacts?tag=" + tag + "&sort=createdAt"))
                .containsExactlyElementsOf(
                        names.reversed().stream().map(ids::get).toList());
        assertThat(idsOf("/api/contacts?q=" + mark + "&tag=" + tag)).hasSize(names.size());
        assertThat(idsOf("/api/contacts?q=zebra&tag=" + tag)).containsExactly(ids.get("Zebra"));
    }

    @Test
    void tags_of_a_single_group_replace_each_other_and_others_add_up() {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        var catalogue = new HashMap<String, String>();
        stack.anna()
                .list("/api/tags")
                .forEach(tag -> catalogue.put(
                        tag.required("name").asString(), tag.required("tagId").asString()));
        assertThat(catalogue).containsKeys("Sales", "Support", "Billing");
        assertThat(stack.anna().list("/api/tag-groups")).anySatisfy(group -> {
            assertThat(group.required("name").asString()).isEqualTo("Inbox");
            assertThat(group.required("single").asBoolean()).isTrue();
        });
        var vip = stack.olga()
                .post("/api/tags", Map.of("name", "VIP " + mark, "colour", "#aa0000"))
                .is(201)
                .text("tagId");
        var path = "/api/contacts/"
                + stack.anna()
                        .post("/api/contacts", Map.of("lastName", "Tagged"))
                        .is(201)
                        .text("contactId");

        stack.anna().post(path + "/tags/" + catalogue.get("Sales")).is(200);
        stack.anna().post(path + "/tags/" + vip).is(200);
        assertThat(tagsOf(stack.anna()
                        .post(path + "/tags/" + catalogue.get("Support"))
                        .is(200)
                        .json()))
                .containsExactlyInAnyOrder("Support", "VIP " + mark);
        stack.anna()
                .put(path + "/tags", Map.of("tags", List.of(catalogue.get("Sales"), catalogue.get("Billing"))))
                .isRefused(400, "invalid-request");
        assertThat(tagsOf(stack.anna()
                        .put(path + "/tags", Map.of("tags", List.of(catalogue.get("Billing"), vip)))
                        .is(200)
                        .json()))
                .containsExactlyInAnyOrder("Billing", "VIP " + mark);
        assertThat(tagsOf(stack.anna()
                        .delete(path + "/tags/" + catalogue.get("Billing"))
                        .is(200)
                        .json()))
                .containsExactly("VIP " + mark);

        stack.olga().patch("/api/tags/" + vip, Map.of("name", "Very " + mark)).is(200);
        assertThat(tagsOf(stack.anna().get(path).is(200).json())).containsExactly("Very " + mark);
        stack.olga().delete("/api/tags/" + vip).is(204);
        assertThat(tagsOf(stack.anna().get(path).is(200).json())).isEmpty();
    }

    private List<String> idsOf(String path) {
        return stack.anna().list(path).stream()
                .map(contact -> contact.required("contactId").asString())
                .toList();
    }

    /** Two at a time. */
    private List<String> paged(String path) {
        return Pages.of(stack.anna(), path, 2).stream()
                .map(contact -> contact.required("contactId").asString())
                .toList();
    }

    private static List<String> tagsOf(JsonNode contact) {
        return contact.required("tags")
                .valueStream()
                .map(tag -> tag.required("name").asString())
                .toList();
    }
}
