package dev.handoff.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.inbox.InboxForTests;
import dev.handoff.inbox.InboxForTests.Answer;
import dev.handoff.inbox.InboxForTests.Client;
import dev.handoff.inbox.StreamForTests;
import dev.handoff.inbox.StreamForTests.Event;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

@ResourceLock(InboxForTests.SHARED)
class StartHttpTest {

    private static final String HELLO = """
            {"channel": "email", "inbox": "sales", "text": "Hello Vera"}""";

    private final InboxForTests inbox = InboxForTests.shared();
    private final Client anna = inbox.agent("anna");
    private final Client ben = inbox.agent("ben");

    @Test
    void what_an_agent_starts_is_theirs_and_they_have_joined() {
        var vera = known();
        var started = anna.post(conversationsOf(vera), HELLO);

        assertThat(started.outcome()).isEqualTo("201");
        var id = started.text("conversationId");
        var at = started.text("escalatedAt");
        assertThat(started.header("Location")).isEqualTo("/api/conversations/" + id);
        assertThat(started.header("ETag")).isEqualTo("\"0\"");
        assertThat(started.response().body()).isEqualTo("""
                {"conversationId":"%s","version":0,"channel":"email","inbox":"sales",\
                "contact":{"contactId":"%s","externalId":"crm-7","displayName":"Vera Wagner",\
                "email":"vera@example.org","phone":"+4930901820"},"helpMessage":"Hello Vera","startedBy":"anna",\
                "folder":"mine","assignee":"anna","assigneeName":"Anna","assignedAt":"%s","participants":["anna"],\
                "escalatedAt":"%s","lastMessage":{"from":"agent","text":"Hello Vera","at":"%s"},\
                "closedAt":null}""".formatted(id, vera, at, at, at));
        assertThat(anna.get(path(started)).json()).isEqualTo(started.json());
        assertThat(ben.get(path(started)).text("folder")).isEqualTo("assigned");
        assertThat(anna.get("/api/folders/mine?q=wagner").texts("items", "conversationId"))
                .contains(id);
    }

    @Test
    void the_thread_begins_with_what_the_agent_wrote_and_so_does_the_history() {
        var started = anna.post(conversationsOf(known()), HELLO);
        var thread = anna.get(path(started) + "/messages");
        assertThat(thread.texts("items", "text")).containsExactly("Hello Vera");
        assertThat(thread.texts("items", "from")).containsExactly("agent");
        assertThat(thread.texts("items", "by")).containsExactly("anna");
        var history = anna.get(path(started) + "/history");
        assertThat(history.texts("items", "type")).containsExactly("handoff.conversation.started.v1");
        assertThat(history.texts("items", "by")).containsExactly("anna");
        var ownership = anna.get(path(started) + "/ownership?at=" + started.text("escalatedAt"));
        assertThat(ownership.response().body()).isEqualTo("{\"assignee\":\"anna\",\"folder\":\"assigned\"}");

        anna.post(path(started) + "/messages", "{\"text\": \"Are you there?\"}");
        assertThat(anna.get(path(started) + "/messages?after="
                                + thread.texts("items", "messageId").getFirst())
                        .texts("items", "text"))
                .containsExactly("Are you there?");
    }

    @Test
    void streams_tell_that_it_is_new() {
        try (var mine = StreamForTests.open(anna);
                var colleagues = StreamForTests.open(ben)) {
            var before = mine.events("counts").getLast().data();
            var id = anna.post(conversationsOf(known()), HELLO).text("conversationId");
            mine.untilVersion(id, 0);
            colleagues.untilVersion(id, 0);
            assertThat(mine.of(id)).extracting(Event::move).containsExactly("null > mine");
            assertThat(colleagues.of(id)).extracting(Event::move).containsExactly("null > assigned");
            mine.until(
                    _ -> mine.events("counts").getLast().data().required("mine").longValue()
                            == before.required("mine").longValue() + 1);
        }
    }

    @Test
    void a_retry_starts_none_twice() {
        var vera = known();
        var key = UUID.randomUUID().toString();
        var first = anna.post(conversationsOf(vera), HELLO, "Idempotency-Key", key);
        var second = anna.post(conversationsOf(vera), HELLO, "Idempotency-Key", key);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(anna.post(conversationsOf(vera), HELLO).text("conversationId"))
                .isNotEqualTo(first.text("conversationId"));
    }

    @Test
    void without_an_inbox_it_is_in_the_default_one() {
        var started = anna.post(conversationsOf(known()), "{\"channel\": \"sms\", \"text\": \"Hi\"}");
        assertThat(started.text("inbox")).isEqualTo("default");
    }

    @Test
    void a_contact_who_was_made_a_moment_ago_is_waited_for() {
        var id = UUID.randomUUID().toString();
        var started = CompletableFuture.supplyAsync(() -> anna.post(conversationsOf(id), HELLO));
        learn(id, false);
        assertThat(started.join().outcome()).isEqualTo("201");
    }

    @Test
    void nobody_is_written_to_who_is_not_known_or_not_any_more() {
        assertThat(anna.post(conversationsOf("nobody"), HELLO).outcome()).isEqualTo("404 not-found");
        var gone = UUID.randomUUID().toString();
        learn(gone, true);
        assertThat(anna.post(conversationsOf(gone), HELLO).outcome()).isEqualTo("404 not-found");
    }

    @Test
    void all_that_is_wrong_is_told_and_bots_start_nothing() {
        var path = conversationsOf(known());
        assertThat(anna.post(path, "{}").texts("errors", "field")).containsExactlyInAnyOrder("channel", "text");
        var wrong = anna.post(path, """
                {"channel": "fax", "text": "", "inbox": "%s", "to": "vera"}""".formatted("x".repeat(65)));
        assertThat(wrong.texts("errors", "field")).containsExactlyInAnyOrder("channel", "text", "inbox", "to");
        assertThat(inbox.bot().post(path, HELLO).outcome()).isEqualTo("403 forbidden");
        assertThat(inbox.stranger().post(path, HELLO).outcome()).isEqualTo("401 unauthenticated");
        assertThat(inbox.as("olga", "operator").post(path, HELLO).outcome()).isEqualTo("201");
    }

    private static String conversationsOf(String contactId) {
        return "/api/contacts/" + contactId + "/conversations";
    }

    private static String path(Answer started) {
        return started.header("Location");
    }

    private String known() {
        var id = UUID.randomUUID().toString();
        learn(id, false);
        return id;
    }

    private void learn(String contactId, boolean deleted) {
        inbox.bean(JdbcClient.class).sql("""
                        insert into contact_copy (contact_id, sequence, deleted, display_name, email, phone, external_id)
                        values (?, 0, ?, 'Vera Wagner', 'vera@example.org', '+4930901820', 'crm-7')""").params(contactId, deleted).update();
    }
}
