package dev.handoff.inbox.conversation;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.handoff.inbox.InboxForTests;
import dev.handoff.inbox.InboxForTests.Answer;
import dev.handoff.inbox.InboxForTests.Client;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(InboxForTests.SHARED)
class ConversationHttpTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private final InboxForTests inbox = InboxForTests.shared();
    private final Client anna = inbox.agent("anna");
    private final Client ben = inbox.agent("ben");
    private final Client bot = inbox.bot();

    @Test
    void an_escalation_is_answered_with_the_conversation() {
        var answer = bot.post("/api/conversations", """
                {"channel": "whatsapp", "inbox": "sales", "helpMessage": "Where is my order?",
                 "contact": {"externalId": "crm-7", "displayName": "Vera", "email": "vera@example.org",
                             "phone": "+4930901820"},
                 "transcript": [{"from": "visitor", "text": "Hi", "at": "2026-03-01T08:00:00Z"},
                                {"from": "bot", "text": "Hello", "at": "2026-03-01T09:00:01.5+01:00"}]}""");

        assertThat(answer.outcome()).isEqualTo("201");
        var id = answer.text("conversationId");
        var escalatedAt = answer.text("escalatedAt");
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(escalatedAt).matches(TIME);
        assertThat(answer.header("Location")).isEqualTo("/api/conversations/" + id);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.response().body()).isEqualTo("""
                {"conversationId":"%s","version":0,"channel":"whatsapp","inbox":"sales",\
                "contact":{"contactId":null,"externalId":"crm-7","displayName":"Vera","email":"vera@example.org",\
                "phone":"+4930901820"},"helpMessage":"Where is my order?","folder":"new","assignee":null,\
                "assigneeName":null,"assignedAt":null,"participants":[],"escalatedAt":"%s",\
                "lastMessage":{"from":"bot","text":"Hello","at":"2026-03-01T08:00:01.500Z"},"closedAt":null}""".formatted(id, escalatedAt));
        var found = anna.get(answer.header("Location"));
        assertThat(found.json()).isEqualTo(answer.json());
        assertThat(found.header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void without_an_inbox_it_goes_to_the_default_one_and_the_help_message_is_the_last_message() {
        var answer = bot.post("/api/conversations", """
                {"channel": "web", "contact": {}, "helpMessage": "Help\\nme"}""");
        assertThat(answer.text("inbox")).isEqualTo("default");
        assertThat(answer.json().at("/lastMessage/text").stringValue()).isEqualTo("Help\nme");
        assertThat(answer.json().at("/lastMessage/from").stringValue()).isEqualTo("visitor");
        assertThat(answer.json().at("/lastMessage/at").stringValue()).isEqualTo(answer.text("escalatedAt"));
    }

    @Test
    void an_escalation_under_the_same_id_or_key_adds_nothing() {
        var id = "bot_" + UUID.randomUUID();
        var body = """
                {"conversationId": "%s", "channel": "web", "contact": {}, "helpMessage": "Help"}""".formatted(id);
        assertThat(bot.post("/api/conversations", body).header("Location")).isEqualTo("/api/conversations/" + id);
        anna.post("/api/conversations/" + id + "/assign");
        var again = bot.post("/api/conversations", body);
        assertThat(again.outcome()).isEqualTo("201");
        assertThat(again.text("assignee")).isEqualTo("anna");
        assertThat(anna.get("/api/conversations/" + id + "/history").json().required("items"))
                .hasSize(2);

        var key = UUID.randomUUID().toString();
        var unnamed = """
                {"channel": "web", "contact": {}, "helpMessage": "Help"}""";
        var first = bot.post("/api/conversations", unnamed, "Idempotency-Key", key);
        var second = bot.post("/api/conversations", unnamed, "Idempotency-Key", key);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        var other = bot.post("/api/conversations", unnamed.replace("Help", "Other"), "Idempotency-Key", key);
        assertThat(other.outcome()).isEqualTo("422 idempotency-key-reused");
    }

    @Test
    void all_that_is_wrong_with_an_escalation_is_told_at_once() {
        var answer = bot.post("/api/conversations", """
                {"conversationId": "a b", "channel": "fax", "inbox": "%s", "helpMessage": "", "priority": 1,
                 "contact": {"email": 7, "nick": "V"}, "transcript": [{"from": "agent", "text": "x"}]}""".formatted("x".repeat(65)));
        assertThat(answer.outcome()).isEqualTo("400 invalid-request");
        assertThat(answer.texts("errors", "field"))
                .containsExactlyInAnyOrder(
                        "conversationId",
                        "channel",
                        "inbox",
                        "helpMessage",
                        "priority",
                        "contact.email",
                        "contact.nick",
                        "transcript[0].from",
                        "transcript[0].at");
        var empty = bot.post("/api/conversations", "{}");
        assertThat(empty.texts("errors", "field")).containsExactlyInAnyOrder("channel", "contact", "helpMessage");
    }

    @ParameterizedTest
    @CsvSource({"1, 201", "10000, 201", "10001, 400"})
    void a_help_message_has_1_to_10000_characters_however_many_bytes_they_take(int characters, int status) {
        var answer = bot.post("/api/conversations", """
                {"channel": "web", "contact": {}, "helpMessage": "%s"}""".formatted("😀".repeat(characters)));
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void it_is_mine_for_me_and_assigned_for_my_colleagues() {
        var story = inbox.escalated();
        var mine = anna.post(story.path() + "/assign");
        assertThat(mine.outcome()).isEqualTo("200");
        assertThat(mine.header("ETag")).isEqualTo("\"1\"");
        assertThat(mine.text("folder")).isEqualTo("mine");
        assertThat(mine.text("assignee")).isEqualTo("anna");
        assertThat(mine.text("assigneeName")).isEqualTo("Anna");
        assertThat(mine.text("assignedAt")).matches(TIME);
        assertThat(ben.get(story.path()).text("folder")).isEqualTo("assigned");
        assertThat(inbox.as("ada", "admin").get(story.path()).text("folder")).isEqualTo("assigned");
    }

    @Test
    void who_comes_second_learns_who_was_first() {
        var story = inbox.escalated().assignedTo("anna");
        var refused = ben.post(story.path() + "/assign");
        assertThat(refused.outcome()).isEqualTo("409 already-assigned");
        assertThat(refused.text("assignee")).isEqualTo("anna");
        assertThat(refused.text("assigneeName")).isEqualTo("Anna");
        assertThat(refused.text("assignedAt"))
                .isEqualTo(ben.get(story.path()).text("assignedAt"))
                .matches(TIME);
        assertThat(refused.text("instance")).isEqualTo(story.path() + "/assign");
        assertThat(anna.post(story.path() + "/assign").outcome()).isEqualTo("409 already-assigned");
    }

    @Test
    void of_200_agents_who_race_for_a_conversation_one_gets_it_and_199_learn_who() throws Exception {
        var story = inbox.escalated();
        var agents = IntStream.range(0, 200)
                .mapToObj(i -> inbox.as("racer-" + i, "agent"))
                .toList();
        agents.getFirst().get(story.path());
        // Where others work on the same processors two hundred may wait for one of 16 connections for more than 3 s.
        var connections = inbox.bean(DataSource.class).unwrap(HikariDataSource.class);
        var usual = connections.getConnectionTimeout();
        connections.setConnectionTimeout(30_000);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = agents.stream()
                    .<Callable<Answer>>map(agent -> () -> agent.post(story.path() + "/assign"))
                    .toList();
            var answers = pool.invokeAll(tries).stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (InterruptedException | ExecutionException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .collect(groupingBy(Answer::outcome));
            assertThat(answers.keySet()).containsExactlyInAnyOrder("200", "409 already-assigned");
            assertThat(answers.get("200")).hasSize(1);
            var winner = answers.get("200").getFirst().text("assignee");
            assertThat(answers.get("409 already-assigned"))
                    .hasSize(199)
                    .allMatch(answer -> answer.text("assignee").equals(winner));
        } finally {
            connections.setConnectionTimeout(usual);
        }
        assertThat(anna.get(story.path()).json().required("version").intValue()).isEqualTo(1);
    }

    @Test
    void reassigning_hands_it_to_somebody_known() {
        var story = inbox.escalated().assignedTo("anna").joinedBy("anna");
        var handed = ben.post(story.path() + "/reassign", "{\"agentId\": \"chris\"}");
        assertThat(handed.outcome()).isEqualTo("200");
        assertThat(handed.text("assignee")).isEqualTo("chris");
        assertThat(handed.text("assigneeName")).isEqualTo("Chris");
        assertThat(handed.json().required("participants")).isEmpty();
        assertThat(ben.post(story.path() + "/reassign", "{\"agentId\": \"chris\"}")
                        .header("ETag"))
                .isEqualTo(handed.header("ETag"));
        assertThat(ben.post(story.path() + "/reassign", "{\"agentId\": \"nobody\"}")
                        .outcome())
                .isEqualTo("422 unknown-agent");
        assertThat(ben.post(story.path() + "/reassign", "{\"stay\": true}").texts("errors", "field"))
                .containsExactly("agentId");
    }

    @Test
    void the_previous_assignee_may_stay() {
        var story = inbox.escalated().assignedTo("anna").joinedBy("anna");
        var handed = anna.post(story.path() + "/reassign", "{\"agentId\": \"ben\", \"stay\": true}");
        assertThat(handed.json().required("participants").toString()).isEqualTo("[\"anna\"]");
    }

    @Test
    void unassigning_somebody_elses_is_for_operators_and_closing_it_for_nobody() {
        var story = inbox.escalated().assignedTo("anna");
        assertThat(ben.post(story.path() + "/unassign").outcome()).isEqualTo("403 forbidden");
        assertThat(inbox.as("olga", "operator").post(story.path() + "/close").outcome())
                .isEqualTo("403 forbidden");
        assertThat(inbox.as("ada", "admin").post(story.path() + "/close").outcome())
                .isEqualTo("403 forbidden");
        var back = inbox.as("olga", "operator").post(story.path() + "/unassign");
        assertThat(back.text("folder")).isEqualTo("new");
        assertThat(back.text("assignee")).isNull();
        assertThat(back.text("assigneeName")).isNull();
        story.assignedTo("ben");
        assertThat(inbox.as("ada", "admin").post(story.path() + "/unassign").outcome())
                .isEqualTo("200");
        assertThat(ben.post(story.path() + "/unassign").outcome()).isEqualTo("409 not-assigned");
    }

    @Test
    void joining_and_leaving() {
        var story = inbox.escalated().assignedTo("anna");
        assertThat(ben.post(story.path() + "/join")
                        .json()
                        .required("participants")
                        .toString())
                .isEqualTo("[\"ben\"]");
        assertThat(ben.post(story.path() + "/join").header("ETag")).isEqualTo("\"2\"");
        assertThat(ben.post(story.path() + "/leave", "{\"handBackToBot\": true}")
                        .outcome())
                .isEqualTo("200");
        assertThat(ben.post(story.path() + "/leave").outcome()).isEqualTo("409 not-joined");
        var history = anna.get(story.path() + "/history").json().required("items");
        assertThat(history.get(3).at("/data/handBackToBot").booleanValue()).isTrue();
    }

    @Test
    void closed_is_final_and_keeps_its_assignee() {
        var story = inbox.escalated().assignedTo("anna").joinedBy("anna");
        var closed = anna.post(story.path() + "/close");
        assertThat(closed.text("folder")).isEqualTo("closed");
        assertThat(closed.text("assignee")).isEqualTo("anna");
        assertThat(closed.text("closedAt")).matches(TIME);
        assertThat(closed.json().required("participants")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assign|",
                "reassign|{\"agentId\": \"ben\"}",
                "unassign|",
                "join|",
                "leave|",
                "messages|{\"text\": \"Hello\"}",
                "visitor-messages|{\"text\": \"Hello\"}",
                "close|"
            })
    void commands_on_closed_and_unknown_conversations_and_stale_versions_are_refused(String command, String body) {
        var client = command.startsWith("visitor") ? bot : anna;
        var story = inbox.escalated().assignedTo("anna").closedBy("anna");
        var path = "/" + command;
        assertThat(client.post(story.path() + path, body).outcome()).isEqualTo("409 conversation-closed");
        assertThat(client.post("/api/conversations/none" + path, body).outcome())
                .isEqualTo("404 not-found");
        var stale = client.post(story.path() + path, body, "If-Match", "\"1\"");
        assertThat(stale.outcome()).isEqualTo("412 stale-version");
        assertThat(stale.json().required("currentVersion").intValue()).isEqualTo(2);
        assertThat(client.post(story.path() + path, body, "If-Match", "*").outcome())
                .isEqualTo("409 conversation-closed");
        var wrong = (client == bot ? anna : bot).post(story.path() + path, body);
        assertThat(wrong.outcome()).isEqualTo("403 forbidden");
        assertThat(inbox.stranger().post(story.path() + path, body).outcome()).isEqualTo("401 unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reassign {\"agentId\": \"ben\"}", "unassign", "join", "close"})
    void what_nobody_has_is_to_be_assigned_first(String command) {
        var parts = command.split(" ", 2);
        var answer = anna.post(inbox.escalated().path() + "/" + parts[0], parts.length > 1 ? parts[1] : null);
        assertThat(answer.outcome()).isEqualTo("409 not-assigned");
    }

    @Test
    void an_agent_who_has_joined_answers_and_a_retry_says_nothing_twice() {
        var story = inbox.escalated().assignedTo("anna");
        var path = story.path() + "/messages";
        assertThat(anna.post(path, "{\"text\": \"Hi\"}").outcome()).isEqualTo("409 not-joined");
        story.joinedBy("anna");
        var key = UUID.randomUUID().toString();
        var said = anna.post(path, "{\"text\": \"Hi\"}", "Idempotency-Key", key);
        assertThat(said.outcome()).isEqualTo("201");
        assertThat(said.response().body()).isEqualTo("""
                {"messageId":"%s","from":"agent","by":"anna","text":"Hi","at":"%s"}""".formatted(said.text("messageId"), said.text("at")));
        var retried = anna.post(path, "{\"text\": \"Hi\"}", "Idempotency-Key", key);
        assertThat(retried.response().body()).isEqualTo(said.response().body());
        assertThat(anna.get(path).json().required("items")).hasSize(1);
        assertThat(anna.get(story.path()).json().at("/lastMessage/text").stringValue())
                .isEqualTo("Hi");
    }

    @Test
    void the_bot_platform_passes_on_what_the_visitor_says() {
        var story = inbox.escalated();
        var said = bot.post(story.path() + "/visitor-messages", "{\"text\": \"Anybody?\"}");
        assertThat(said.outcome()).isEqualTo("201");
        assertThat(said.response().body()).isEqualTo("""
                {"messageId":"%s","from":"visitor","text":"Anybody?","at":"%s"}""".formatted(said.text("messageId"), said.text("at")));
        assertThat(bot.post(story.path() + "/visitor-messages", "{\"text\": \"\"}")
                        .outcome())
                .isEqualTo("400 invalid-request");
    }

    @Test
    void an_if_match_that_is_no_version_is_refused() {
        var story = inbox.escalated();
        assertThat(anna.post(story.path() + "/assign", null, "If-Match", "0").outcome())
                .isEqualTo("400 invalid-request");
        assertThat(anna.post(story.path() + "/assign", null, "If-Match", "\"0\"")
                        .outcome())
                .isEqualTo("200");
    }

    @Test
    void bots_read_nothing() {
        assertThat(bot.get(inbox.escalated().path()).outcome()).isEqualTo("403 forbidden");
    }
}
