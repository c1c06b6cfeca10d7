package dev.handoff.inbox.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.events.Topics;
import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.Deleted;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.events.contact.ContactEvent.Engaged;
import dev.handoff.events.conversation.Channel;
import dev.handoff.inbox.InboxForTests;
import dev.handoff.inbox.InboxForTests.Client;
import dev.handoff.inbox.InboxForTests.Story;
import dev.handoff.inbox.StreamForTests;
import dev.handoff.starter.testing.KafkaForTests;
import dev.handoff.starter.testing.PostgresForTests;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Topics.CONTACTS)
class ContactFollowingTest {

    private static final String DATABASE = PostgresForTests.newDatabase();
    private static ContactsForTests contacts;
    private static InboxForTests inbox;
    private static InboxForTests elsewhere;

    private final Client anna = inbox.agent("anna");

    @BeforeAll
    static void start() {
        contacts = new ContactsForTests();
        inbox = InboxForTests.startWith(DATABASE, KafkaForTests.bootstrapServers());
        elsewhere = InboxForTests.startWith(DATABASE, KafkaForTests.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        inbox.close();
        elsewhere.close();
        contacts.close();
    }

    @Test
    void a_conversation_shows_its_contact_as_it_is_named_now_and_streams_of_all_instances_tell() {
        var story = inbox.escalated();
        try (var here = StreamForTests.open(anna);
                var there = StreamForTests.open(elsewhere.agent("ben"))) {
            contacts.publish(0, new Created("k1", named("Vera Wagner")));
            contacts.publish(1, new Engaged("k1", story.id(), Channel.WEB));
            awaitName(story, "Vera Wagner");
            assertThat(contact(story, "contactId")).isEqualTo("k1");

            contacts.publish(2, new DetailsChanged("k1", named("Wanda Wagner")));
            awaitName(story, "Wanda Wagner");
            for (var stream : new StreamForTests[] {here, there}) {
                stream.until(events -> events.stream()
                        .filter(event -> event.name().equals("contact"))
                        .anyMatch(event -> event.data()
                                .at("/contact/displayName")
                                .stringValue()
                                .equals("Wanda Wagner")));
                var told = stream.events("contact").getLast();
                assertThat(told.id()).isNull();
                assertThat(told.data().required("conversationId").stringValue()).isEqualTo(story.id());
                assertThat(told.data().required("contact"))
                        .isEqualTo(anna.get(story.path()).json().required("contact"));
            }
        }
        assertThat(anna.get(story.path()).header("ETag")).as("no new version").isEqualTo("\"0\"");
        var list = "/api/folders/new?inbox=" + story.inbox();
        assertThat(anna.get(list + "&q=wanda").json().required("items")).hasSize(1);
        assertThat(anna.get(list + "&q=vera").json().required("items")).isEmpty();
    }

    @Test
    void what_is_delivered_again_or_late_changes_nothing() {
        var story = inbox.escalated();
        contacts.publish(0, new Created("k2", named("Old")));
        contacts.publish(1, new Engaged("k2", story.id(), Channel.WEB));
        contacts.publish(2, new DetailsChanged("k2", named("New")));
        contacts.publish(0, new Created("k2", named("Old")));
        contacts.publish(1, new Engaged("k2", story.id(), Channel.WEB));
        var last = inbox.escalated();
        contacts.publish(3, new Engaged("k2", last.id(), Channel.WEB));
        awaitName(last, "New");
        assertThat(contact(story, "displayName")).isEqualTo("New");
    }

    @Test
    void of_a_deleted_contact_it_shows_what_the_bot_platform_told() {
        var story = inbox.escalated();
        contacts.publish(0, new Created("k3", named("Gone")));
        contacts.publish(1, new Engaged("k3", story.id(), Channel.WEB));
        awaitName(story, "Gone");
        contacts.publish(2, new Deleted("k3"));
        awaitName(story, "Vera");
    }

    private void awaitName(Story story, String name) {
        await().atMost(Duration.ofSeconds(30)).until(() -> Objects.equals(contact(story, "displayName"), name));
    }

    private String contact(Story story, String field) {
        return anna.get(story.path()).json().at("/contact/" + field).stringValue(null);
    }

    private static ContactDetails named(String name) {
        return new ContactDetails(name, false, null, null, "w@example.org", null, null, null, null);
    }
}
