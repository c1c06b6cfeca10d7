package dev.handoff.inbox.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.events.Topics;
import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.events.contact.ContactEvent.Engaged;
import dev.handoff.events.conversation.Channel;
import dev.handoff.inbox.InboxForTests;
import dev.handoff.inbox.InboxForTests.Client;
import dev.handoff.starter.testing.EventsForTests;
import dev.handoff.starter.testing.KafkaForTests;
import dev.handoff.starter.testing.PostgresForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Dead letters of the inbox as those who run it see them. */
@ResourceLock(Topics.CONTACTS)
class DeadLettersHttpTest {

    private static final String LETTERS = "/api/ops/inbox/dead-letters";

    private static EventsForTests contacts;
    private static InboxForTests inbox;
    private static Client ada;

    @BeforeAll
    static void start() {
        KafkaForTests.createTopics(3, Topics.CONTACTS);
        contacts = new EventsForTests(Topics.CONTACTS);
        inbox = InboxForTests.startWith(PostgresForTests.newDatabase(), KafkaForTests.bootstrapServers());
        ada = inbox.as("ada", "admin");
    }

    @AfterAll
    static void stop() {
        inbox.close();
        contacts.close();
    }

    @Test
    void an_unreadable_record_is_shown_tried_again_and_discarded_and_those_behind_it_go_on() {
        var story = inbox.escalated();
        var contact = UUID.randomUUID().toString();
        publish(0, new Created(contact, named("Vera Wagner")));
        publish(1, new Engaged(contact, story.id(), Channel.WEB));
        contacts.publishRubbish(contact, DetailsChanged.class);
        publish(3, new DetailsChanged(contact, named("Wanda Wagner")));
        await().atMost(Duration.ofSeconds(30)).until(() -> letters(contact).size() == 2);
        assertThat(name(story)).isEqualTo("Vera Wagner");

        var first = letters(contact).getFirst();
        assertThat(first.required("source").stringValue()).isEqualTo("contacts");
        assertThat(first.required("status").stringValue()).isEqualTo("failed");
        assertThat(first.required("cause").stringValue()).isEqualTo("no JSON of handoff.contact.details-changed.v1");
        assertThat(first.required("stream").stringValue()).startsWith("handoff.contacts-");
        var second = letters(contact).getLast();
        assertThat(second.required("status").stringValue()).isEqualTo("waiting");
        assertThat(second.required("ahead").longValue()).isEqualTo(1);
        var path = LETTERS + "/" + first.required("id").stringValue();
        var seen = ada.get(path).json();
        assertThat(seen.required("value").stringValue()).isEqualTo("{\"half");
        assertThat(seen.at("/headers/ce_subject").stringValue()).isEqualTo(contact);

        var again = ada.post(path + "/retry").json();
        assertThat(again.required("handled").longValue()).isZero();
        assertThat(again.required("waiting").longValue()).isEqualTo(2);
        assertThat(again.at("/failed/0/id")).isEqualTo(first.required("id"));

        assertThat(ada.call("DELETE", path + "?reason=" + "x".repeat(201), null).outcome())
                .isEqualTo("400 invalid-request");
        var discarded = ada.call("DELETE", path + "?reason=half%20of%20it%20was%20lost", null);
        assertThat(discarded.status()).isEqualTo(200);
        assertThat(discarded.json().required("waiting").longValue()).isEqualTo(1);
        assertThat(discarded.json().required("next")).isEqualTo(second.required("id"));
        assertThat(ada.get(path).outcome()).isEqualTo("404 not-found");

        var all = ada.post(LETTERS + "/retry").json();
        assertThat(all.required("handled").longValue()).isEqualTo(1);
        assertThat(all.required("failed")).isEmpty();
        assertThat(letters(contact)).isEmpty();
        assertThat(name(story)).isEqualTo("Wanda Wagner");
    }

    @Test
    void they_are_for_admins_and_an_unknown_one_is_not_found() {
        for (var client : new Client[] {inbox.agent("anna"), inbox.as("olga", "operator"), inbox.bot()}) {
            assertThat(client.get(LETTERS).outcome()).isEqualTo("403 forbidden");
            assertThat(client.post(LETTERS + "/retry").outcome()).isEqualTo("403 forbidden");
            assertThat(client.post(LETTERS + "/x/retry").outcome()).isEqualTo("403 forbidden");
            assertThat(client.call("DELETE", LETTERS + "/x?reason=y", null).outcome())
                    .isEqualTo("403 forbidden");
        }
        assertThat(inbox.stranger().get(LETTERS).outcome()).isEqualTo("401 unauthenticated");
        assertThat(ada.get(LETTERS + "/x").outcome()).isEqualTo("404 not-found");
        assertThat(ada.post(LETTERS + "/x/retry").outcome()).isEqualTo("404 not-found");
        assertThat(ada.call("DELETE", LETTERS + "/x?reason=y", null).outcome()).isEqualTo("404 not-found");
        assertThat(ada.get(LETTERS + "?limit=0").outcome()).isEqualTo("400 invalid-request");
    }

    private static void publish(long sequence, ContactEvent event) {
        contacts.publish(event.contactId(), sequence, Instant.EPOCH, event);
    }

    private static List<JsonNode> letters(String contact) {
        return ada.get(LETTERS)
                .json()
                .required("items")
                .valueStream()
                .filter(letter -> letter.required("key").stringValue().equals(contact))
                .toList();
    }

    private static String name(InboxForTests.Story story) {
        return ada.get(story.path()).json().at("/contact/displayName").stringValue();
    }

    private static ContactDetails named(String name) {
        return new ContactDetails(name, false, null, null, null, null, null, null, null);
    }
}
