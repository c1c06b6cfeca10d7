package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who escalates becomes a contact, once, and conversations follow what the contact is called. */
@StackTest
class ContactsOfConversationsTest {

    /** The contract says a second; a machine that runs everything at once, and has just restarted something, gets more. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Stack stack;

    ContactsOfConversationsTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void an_escalation_makes_its_contact_and_everyone_sees_it_renamed() {
        try (var stream = stack.ben().watch()) {
            var mark = UUID.randomUUID().toString();
            var id = escalate(Map.of("externalId", mark, "displayName", "Vera", "email", mark + "@example.org"));
            var contact = contactOf(id);
            var made = stack.anna().get("/api/contacts/" + contact).is(200).json();
            assertThat(made.path("displayName").asString()).isEqualTo("Vera");
            assertThat(made.path("externalId").asString()).isEqualTo(mark);
            assertThat(stack.anna().list("/api/contacts/" + contact + "/conversations"))
                    .singleElement()
                    .satisfies(engaged -> {
                        assertThat(engaged.required("conversationId").asString())
                                .isEqualTo(id);
                        assertThat(engaged.required("channel").asString()).isEqualTo("web");
                    });
            assertThat(stack.anna().list("/api/contacts/" + contact + "/history").stream()
                            .map(event -> event.required("type").asString()))
                    .containsExactly("handoff.contact.created.v1", "handoff.contact.engaged.v1");

            stack.anna()
                    .patch("/api/contacts/" + contact, Map.of("displayName", "Vera Renamed"))
                    .is(200);
            await("the new name")
                    .atMost(SOON)
                    .until(() -> contact(id).path("displayName").asString().equals("Vera Renamed"));
            var told = stream.awaitEvent(
                    "contact",
                    event -> event.data().path("conversationId").asString().equals(id)
                            && event.data()
                                    .path("contact")
                                    .path("displayName")
                                    .asString()
                                    .equals("Vera Renamed"));
            assertThat(told.data().path("contact").path("contactId").asString()).isEqualTo(contact);
            assertThat(told.id()).as("is not resumed").isNull();
            assertThat(stack.anna().sees(id).path("version").asLong())
                    .as("no new version")
                    .isZero();
            assertThat(stack.anna().list("/api/folders/new?q=Renamed").stream()
                            .map(found -> found.required("conversationId").asString()))
                    .contains(id);
        }
    }

    @Test
    void who_writes_again_is_the_same_contact() {
        var mark = UUID.randomUUID().toString();
        var ids = new ArrayList<String>();
        var contacts = new HashSet<String>();
        for (var time = 0; time < 5; time++) {
            ids.add(escalate(Map.of("externalId", mark, "displayName", "Again")));
            contacts.add(contactOf(ids.getLast())); // what is in different partitions has no order
        }
        assertThat(contacts).hasSize(1);
        assertThat(stack.anna().list("/api/contacts?q=" + mark)).hasSize(1);
        assertThat(stack.anna().list("/api/contacts/" + contacts.iterator().next() + "/conversations").stream()
                        .map(engaged -> engaged.required("conversationId").asString()))
                .containsExactlyElementsOf(ids.reversed());
    }

    @Test
    void a_contact_is_found_by_id_then_external_id_then_a_mail_address_or_phone_number_of_its_own() {
        var mark = UUID.randomUUID().toString();
        var known = stack.anna()
                .post("/api/contacts", Map.of("lastName", "Known", "email", mark + "@example.org"))
                .is(201)
                .text("contactId");
        assertThat(contactOf(escalate(Map.of("contactId", known)))).isEqualTo(known);
        assertThat(contactOf(escalate(Map.of("email", mark + "@example.org")))).isEqualTo(known);

        stack.anna()
                .post("/api/contacts", Map.of("lastName", "Namesake", "email", mark + "@example.org"))
                .is(201);
        var third = contactOf(escalate(Map.of("email", mark + "@example.org")));
        assertThat(third).as("two have this address: it is neither of them").isNotEqualTo(known);
    }

    private String escalate(Map<String, ?> contact) {
        return stack.bot().escalate(Map.of("contact", contact));
    }

    private JsonNode contact(String conversation) {
        return stack.anna().sees(conversation).required("contact");
    }

    /** The id of the contact that a conversation has once it is found or made, and has engaged. */
    private String contactOf(String conversation) {
        var id = await("the contact of " + conversation)
                .atMost(SOON)
                .until(() -> contact(conversation).path("contactId").stringValue(null), found -> found != null);
        await("to have engaged")
                .atMost(SOON)
                .until(() -> stack.anna().list("/api/contacts/" + id + "/conversations").stream()
                        .map(engaged -> engaged.required("conversationId").asString())
                        .toList()
                        .containsAll(List.of(conversation)));
        return id;
    }
}
