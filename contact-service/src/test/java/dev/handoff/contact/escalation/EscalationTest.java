package dev.handoff.contact.escalation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.handoff.contact.ContactServiceForTests;
import dev.handoff.contact.ContactServiceForTests.Client;
import dev.handoff.contact.escalation.Reception.Arrival;
import dev.handoff.events.Topics;
import dev.handoff.events.conversation.Channel;
import dev.handoff.events.conversation.ContactReference;
import dev.handoff.events.conversation.ConversationEvent;
import dev.handoff.events.conversation.ConversationEvent.Escalated;
import dev.handoff.events.conversation.ConversationEvent.Started;
import dev.handoff.starter.command.Origin;
import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.store.StoreLock;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.testing.KafkaForTests;
import dev.handoff.starter.testing.PostgresForTests;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two instances of the service on a real broker. */
class EscalationTest {

    private static final String LETTERS = "/api/ops/contacts/dead-letters";

    private static Conversations conversations;
    private static ContactServiceForTests one;
    private static ContactServiceForTests other;
    private static Client anna;

    @BeforeAll
    static void start() {
        KafkaForTests.createTopics(4, Topics.CONVERSATIONS, Topics.CONTACTS);
        conversations = new Conversations();
        var database = PostgresForTests.newDatabase();
        one = ContactServiceForTests.start(database, KafkaForTests.bootstrapServers());
        other = ContactServiceForTests.start(database, KafkaForTests.bootstrapServers());
        anna = one.anna();
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        conversations.close();
    }

    @Test
    void somebody_new_becomes_a_contact_and_engages_once_however_often_it_is_delivered() {
        var escalation = escalated(new ContactReference(null, unique(), "Maria", "maria@example.org", "+49 30 901820"));
        for (int i = 0; i < 5; i++) conversations.send(escalation);

        var contact = anna.get("/api/contacts/" + engagedIn(escalation));
        assertThat(contact.text("displayName")).isEqualTo("Maria");
        assertThat(contact.text("email")).isEqualTo("maria@example.org");
        assertThat(contact.text("phone")).isEqualTo("+4930901820");
        assertThat(contact.text("externalId")).isEqualTo(escalation.contact().externalId());
        assertThat(contact.header("ETag")).isEqualTo("\"1\"");
        var history = anna.get("/api/contacts/" + engagedIn(escalation) + "/history");
        assertThat(history.texts("items", "type"))
                .containsExactly("handoff.contact.created.v1", "handoff.contact.engaged.v1");
        assertThat(history.texts("items", "by")).containsOnly("bot-platform");
        assertThat(one.bean(EventLog.class).readAggregate(engagedIn(escalation)))
                .extracting(StoredEvent::correlationId)
                .containsOnly("request-1");

        conversations.send(escalation);
        settled();
        assertThat(anna.get("/api/contacts/" + engagedIn(escalation)).header("ETag"))
                .isEqualTo("\"1\"");
    }

    @Test
    void a_contact_is_found_by_its_id_before_all_else() {
        var contact = create("{\"displayName\": \"Maria\"}");
        var decoy = unique();
        create("{\"displayName\": \"Decoy\", \"externalId\": \"%s\"}".formatted(decoy));
        var escalation = escalated(new ContactReference(contact, decoy, null, null, null));
        conversations.send(escalation);

        assertThat(engagedIn(escalation)).isEqualTo(contact);
        var engagement = anna.get("/api/contacts/" + contact + "/conversations");
        assertThat(engagement.texts("items", "conversationId")).containsExactly(escalation.conversationId());
        assertThat(engagement.texts("items", "channel")).containsExactly("whatsapp");
        assertThat(engagement.texts("items", "at").getFirst()).endsWith("Z");
        var engaged = anna.get("/api/contacts/" + contact);
        assertThat(engaged.header("ETag")).isEqualTo("\"1\"");
        assertThat(engaged.text("updatedAt")).isEqualTo(engaged.text("createdAt"));
    }

    @Test
    void somebody_to_whom_an_agent_writes_engages_once_however_often_it_is_delivered() {
        var contact = create("{\"displayName\": \"Maria\"}");
        var started = new Started(
                unique(),
                Channel.EMAIL,
                "default",
                new ContactReference(contact, null, "Maria", null, null),
                "anna",
                unique(),
                "Hello Maria");
        for (int i = 0; i < 5; i++) conversations.send(started);

        assertThat(engagedIn(started)).isEqualTo(contact);
        settled();
        var engagement = anna.get("/api/contacts/" + contact + "/conversations");
        assertThat(engagement.texts("items", "conversationId")).containsExactly(started.conversationId());
        assertThat(engagement.texts("items", "channel")).containsExactly("email");
        assertThat(anna.get("/api/contacts/" + contact).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void a_contact_is_found_by_external_id_then_email_then_phone() {
        var externalId = unique();
        var email = unique() + "@example.org";
        var phone = "+49171" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
        var byId = create("{\"displayName\": \"A\", \"externalId\": \"%s\"}".formatted(externalId));
        var byEmail = create("{\"displayName\": \"B\", \"email\": \"%s\"}".formatted(email));
        var byPhone = create("{\"displayName\": \"C\", \"phone\": \"%s\"}".formatted(phone));

        var first = escalated(new ContactReference("none", externalId, null, email, phone));
        var second = escalated(new ContactReference(null, null, null, email.toUpperCase(Locale.ROOT), phone));
        var third = escalated(new ContactReference(null, null, null, "broken@", phone));
        Stream.of(first, second, third).forEach(conversations::send);

        assertThat(engagedIn(first)).isEqualTo(byId);
        assertThat(engagedIn(second)).isEqualTo(byEmail);
        assertThat(engagedIn(third)).isEqualTo(byPhone);
    }

    @Test
    void an_email_that_two_contacts_have_finds_neither() {
        var email = unique() + "@example.org";
        var known = List.of(
                create("{\"displayName\": \"A\", \"email\": \"%s\"}".formatted(email)),
                create("{\"displayName\": \"B\", \"email\": \"%s\"}".formatted(email)));
        var escalation = escalated(new ContactReference(null, null, "C", email, null));
        conversations.send(escalation);
        assertThat(engagedIn(escalation)).isNotIn(known);
    }

    @Test
    void what_is_not_usable_of_a_reference_is_left_out() {
        var escalation = escalated(
                new ContactReference(null, "x".repeat(201), "Maria\n" + "a".repeat(300), "maria@@", "030 901820"));
        conversations.send(escalation);
        var contact = anna.get("/api/contacts/" + engagedIn(escalation));
        assertThat(contact.text("displayName")).startsWith("Maria aaa").hasSize(200);
        assertThat(contact.text("email")).isNull();
        assertThat(contact.text("phone")).isNull();
        assertThat(contact.text("externalId")).isNull();
    }

    @Test
    void somebody_of_whom_nothing_is_known_is_a_visitor() {
        var escalation = escalated(new ContactReference(null, null, null, null, null));
        conversations.send(escalation);
        assertThat(anna.get("/api/contacts/" + engagedIn(escalation)).text("displayName"))
                .isEqualTo("Visitor");
    }

    @Test
    void many_conversations_of_one_new_person_at_once_make_one_contact() {
        var externalId = unique();
        var email = unique() + "@example.org";
        var escalations = IntStream.range(0, 60)
                .mapToObj(i -> escalated(new ContactReference(
                        null, i % 2 == 0 ? externalId : null, "Maria", i % 2 == 0 ? null : email, null)))
                .toList();
        escalations.forEach(conversations::send);
        assertThat(escalations.stream().map(EscalationTest::engagedIn).collect(toSet()))
                .hasSize(2);
    }

    @Test
    void two_instances_that_get_the_same_escalation_at_once_engage_once() throws Exception {
        var escalations = IntStream.range(0, 50)
                .mapToObj(i -> escalated(new ContactReference(null, null, null, null, null)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var deliveries = escalations.stream()
                    .flatMap(escalation -> Stream.of(one, other, one, other)
                            .map(instance -> Executors.callable(() -> instance.bean(Reception.class)
                                    .receive(List.of(Arrival.of(
                                            Beginning.of(escalation).orElseThrow(), new Origin(null, null)))))))
                    .toList();
            for (var delivery : threads.invokeAll(deliveries)) delivery.get();
        }
        var engaged = escalations.stream().map(EscalationTest::engagedIn).collect(toSet());
        assertThat(engaged).hasSize(50);
        assertThat(engaged)
                .allMatch(id -> "\"1\"".equals(anna.get("/api/contacts/" + id).header("ETag")));
    }

    @Test
    void an_escalation_that_waits_to_be_stored_keeps_no_table_from_being_exchanged() throws Exception {
        var escalation = escalated(new ContactReference(null, unique(), "Maria", null, null));
        try (var replay = one.bean(DataSource.class).getConnection();
                var statement = replay.createStatement()) {
            statement.execute("select pg_advisory_lock(%d)".formatted(StoreLock.KEY));
            conversations.send(escalation);
            await().until(() -> one.bean(JdbcClient.class)
                            .sql("select count(*) from pg_locks where not granted and locktype = 'advisory'")
                            .query(Long.class)
                            .single()
                    > 0);
            replay.setAutoCommit(false);
            statement.execute("set local lock_timeout = '5s'");
            statement.execute("lock table contacts, engagements in access exclusive mode");
            replay.commit();
            replay.setAutoCommit(true);
            statement.execute("select pg_advisory_unlock(%d)".formatted(StoreLock.KEY));
        }
        assertThat(engagedIn(escalation)).isNotEmpty();
    }

    @Test
    void who_is_never_heard_of_again_keeps_an_identity_for_seconds() throws Exception {
        var escalation = escalated(new ContactReference(null, unique(), "Maria", null, null));
        var identities = Visitor.of(escalation.contact()).identities();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var isHeld = new CountDownLatch(1);
            var isOver = new CountDownLatch(1);
            var silent = threads.submit(() -> one.bean(IdentityLocks.class).holding(identities, () -> {
                isHeld.countDown();
                try {
                    isOver.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            isHeld.await();
            conversations.send(escalation);
            assertThat(engagedIn(escalation)).isNotEmpty();
            assertThat(silent).isNotDone();
            isOver.countDown();
            assertThatThrownBy(silent::get).hasCauseInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void a_contact_that_was_deleted_is_not_made_again_by_a_late_delivery() {
        var escalation = escalated(new ContactReference(null, unique(), "Maria", null, null));
        conversations.send(escalation);
        var contact = engagedIn(escalation);
        anna.delete("/api/contacts/" + contact);
        conversations.send(escalation);
        settled();
        assertThat(anna.get("/api/contacts?q=" + escalation.contact().externalId())
                        .texts("items", "contactId"))
                .isEmpty();

        var next = escalated(escalation.contact());
        conversations.send(next);
        assertThat(engagedIn(next)).isNotEqualTo(contact);
    }

    @Test
    void a_record_that_is_no_event_holds_up_its_own_conversation_alone() {
        var key = unique();
        conversations.sendPoison(key);
        var behind = escalated(key, new ContactReference(null, null, "Behind", null, null));
        conversations.send(behind);
        var others = IntStream.range(0, 20)
                .mapToObj(i -> escalated(new ContactReference(null, null, "Beside", null, null)))
                .toList();
        others.forEach(conversations::send);
        others.forEach(EscalationTest::engagedIn);
        settled();
        assertThat(letters(key))
                .extracting(letter -> letter.required("status").stringValue())
                .containsExactly("failed", "waiting");

        var poison = LETTERS + "/" + letters(key).getFirst().required("id").stringValue();
        var ada = other.as("ada", "admin");
        assertThat(ada.delete(poison + "?reason=half").status()).isEqualTo(200);
        var next = LETTERS + "/" + letters(key).getFirst().required("id").stringValue();
        assertThat(ada.post(next + "/retry", null).json().required("handled").longValue())
                .isEqualTo(1);
        assertThat(anna.get("/api/contacts/" + engagedIn(behind)).text("displayName"))
                .isEqualTo("Behind");
    }

    @Test
    void what_else_happens_to_a_conversation_is_passed_over_unread() {
        var key = unique();
        conversations.sendPoison(key, ConversationEvent.Assigned.class);
        var behind = escalated(key, new ContactReference(null, null, "Behind", null, null));
        conversations.send(behind);
        assertThat(engagedIn(behind)).isNotEmpty();
        assertThat(letters(key)).isEmpty();
    }

    @Test
    void an_escalation_that_cannot_be_stored_waits_and_ends_as_if_it_had_not() {
        var escalation = escalated(new ContactReference(null, unique(), "Maria", null, null));
        var jdbc = one.bean(JdbcClient.class);
        jdbc.sql("alter table engagements add constraint no_luck check (conversation_id <> '%s')"
                        .formatted(escalation.conversationId()))
                .update();
        conversations.send(escalation);
        conversations.send(escalation);
        settled();
        var letters = letters(escalation.conversationId());
        assertThat(letters).hasSize(2);
        assertThat(letters.getFirst().required("cause").stringValue()).contains("no_luck");

        jdbc.sql("alter table engagements drop constraint no_luck").update();
        var path = LETTERS + "/" + letters.getLast().required("id").stringValue() + "/retry";
        assertThat(one.as("ada", "admin")
                        .post(path, null)
                        .json()
                        .required("handled")
                        .longValue())
                .isEqualTo(2);
        var contact = anna.get("/api/contacts/" + engagedIn(escalation));
        assertThat(contact.text("displayName")).isEqualTo("Maria");
        assertThat(contact.header("ETag")).isEqualTo("\"1\"");
        var history = anna.get("/api/contacts/" + engagedIn(escalation) + "/history");
        assertThat(history.texts("items", "by")).containsOnly("bot-platform");
    }

    @Test
    void dead_letters_are_for_admins() {
        assertThat(one.olga().get(LETTERS).outcome()).isEqualTo("403 forbidden");
        assertThat(one.olga().post(LETTERS + "/retry", null).outcome()).isEqualTo("403 forbidden");
        assertThat(one.olga().delete(LETTERS + "/x?reason=y").outcome()).isEqualTo("403 forbidden");
        var ada = one.as("ada", "admin");
        assertThat(ada.post(LETTERS + "/x/retry", null).outcome()).isEqualTo("404 not-found");
        assertThat(ada.delete(LETTERS + "/x?reason=y").outcome()).isEqualTo("404 not-found");
        assertThat(ada.get("/api/ops/contacts/projections/tag-spread")
                        .json()
                        .required("deadLetters")
                        .longValue())
                .isZero();
    }

    private static List<JsonNode> letters(String key) {
        return one.as("ada", "admin")
                .get(LETTERS)
                .json()
                .required("items")
                .valueStream()
                .filter(letter -> letter.required("key").stringValue().equals(key))
                .toList();
    }

    @Test
    void while_the_database_fails_escalations_wait_and_none_is_lost() {
        var jdbc = one.bean(JdbcClient.class);
        var escalations = IntStream.range(0, 20)
                .mapToObj(i -> escalated(new ContactReference(null, unique(), "Patient " + i, null, null)))
                .toList();
        jdbc.sql("alter table engagements rename to engagements_away").update();
        try {
            escalations.forEach(conversations::send);
            await().until(() -> conversations.lag() >= 20);
        } finally {
            jdbc.sql("alter table engagements_away rename to engagements").update();
        }
        assertThat(escalations.stream().map(EscalationTest::engagedIn).collect(toSet()))
                .hasSize(20);
    }

    /** The contact that engaged in a conversation, waited for. */
    private static String engagedIn(ConversationEvent beginning) {
        return await().until(
                        () -> one.bean(JdbcClient.class)
                                .sql("select contact_id from engagements where conversation_id = ?")
                                .param(beginning.conversationId())
                                .query(String.class)
                                .list(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /** Returns when everything sent so far has been handled. */
    private static void settled() {
        await().until(() -> conversations.lag() == 0);
    }

    private static String create(String form) {
        return anna.post("/api/contacts", form).text("contactId");
    }

    private static Escalated escalated(ContactReference contact) {
        return escalated(unique(), contact);
    }

    private static Escalated escalated(String conversationId, ContactReference contact) {
        return new Escalated(conversationId, Channel.WHATSAPP, "default", contact, "Help", List.of());
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
