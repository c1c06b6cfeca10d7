package dev.handoff.inbox.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.inbox.InboxForTests;
import dev.handoff.inbox.InboxForTests.Client;
import dev.handoff.inbox.StreamForTests;
import dev.handoff.inbox.StreamForTests.Event;
import dev.handoff.inbox.channel.webchat.WebchatForTests.Guest;
import dev.handoff.starter.testing.PostgresForTests;
import dev.handoff.starter.testing.TestTokens;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class WebchatHttpTest {

    private static final String DATABASE = PostgresForTests.newDatabase();
    private static WebchatForTests chat;
    private static WebchatForTests elsewhere;

    private final Client anna = chat.inbox.agent("anna");

    @BeforeAll
    static void start() {
        chat = WebchatForTests.start(DATABASE);
        elsewhere = WebchatForTests.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        elsewhere.close();
        chat.close();
    }

    @Test
    void the_bot_greets_and_answers() {
        var visit = chat.guest("{\"language\": \"de\"}");
        assertThat(visit.visit().outcome()).isEqualTo("201");
        assertThat(visit.visit().json().propertyNames()).containsExactly("visitId", "token", "expiresAt", "messages");
        assertThat(visit.visit().texts("messages", "from")).containsExactly("bot");
        assertThat(visit.visit().texts("messages", "text").getFirst()).startsWith("Hallo!");

        var said = visit.says("Wo ist mein Paket?");
        assertThat(said.outcome()).isEqualTo("201");
        assertThat(said.response().body()).isEqualTo("""
                {"messageId":"%s","from":"visitor","text":"Wo ist mein Paket?","at":"%s"}""".formatted(said.text("messageId"), said.text("at")));
        var seen = visit.sees();
        assertThat(seen.texts("items", "from")).containsExactly("bot", "visitor", "bot");
        assertThat(seen.text("state")).isEqualTo("bot");
        assertThat(seen.json().has("agentName")).isFalse();
        assertThat(visit.client()
                        .get("/api/webchat/messages?after=" + said.text("messageId"))
                        .texts("items", "from"))
                .containsExactly("bot");
        assertThat(visit.client().get("/api/webchat/messages?after=none").outcome())
                .isEqualTo("404 not-found");
    }

    @Test
    void a_visitor_who_asks_for_a_human_comes_to_the_team_with_all_that_was_said() {
        var visit = chat.guest();
        visit.says("My invoice is wrong");
        assertThat(visit.asksForAHuman().response().body()).isEqualTo("{\"state\":\"waiting\"}");
        assertThat(visit.asksForAHuman().outcome()).isEqualTo("200");

        var conversation = anna.get(path(visit)).json();
        assertThat(conversation.required("channel").stringValue()).isEqualTo("web");
        assertThat(conversation.required("helpMessage").stringValue()).isEqualTo("My invoice is wrong");
        assertThat(conversation.at("/contact/displayName").stringValue()).isEqualTo("Vera");
        assertThat(anna.get(path(visit) + "/messages").texts("items", "from")).containsExactly("bot", "visitor", "bot");
        assertThat(anna.get(path(visit) + "/history").texts("items", "by")).containsExactly("webchat");
    }

    @Test
    void one_who_said_nothing_is_brought_to_a_human_too() {
        var visit = chat.guest("{}");
        visit.asksForAHuman();
        assertThat(anna.get(path(visit)).text("helpMessage")).isEqualTo("A visitor asks for a human");
    }

    @Test
    void an_agent_answers_live_hands_back_and_is_asked_again() {
        var visit = chat.guest();
        visit.says("Help me");
        visit.asksForAHuman();
        visit.says("Anybody there?");
        try (var stream = visit.stream();
                var there = visit.at(elsewhere).stream()) {
            anna.post(path(visit) + "/assign");
            anna.post(path(visit) + "/join");
            anna.post(path(visit) + "/messages", "{\"text\": \"Here I am\"}");
            for (var one : List.of(stream, there)) {
                one.until(_ -> texts(one).contains("Here I am"));
                assertThat(one.events("state").getLast().data().toString())
                        .isEqualTo("{\"state\":\"agent\",\"agentName\":\"Anna\"}");
                var message = one.events("message").getLast();
                assertThat(message.data().toString()).isEqualTo("""
                        {"messageId":"%s","from":"agent","name":"Anna","text":"Here I am","at":"%s"}""".formatted(
                                message.eventId(), message.data().required("at").stringValue()));
            }
            anna.post(path(visit) + "/leave", "{\"handBackToBot\": true}");
            stream.until(_ -> state(stream).equals("bot"));
            visit.says("When do you open?");
            for (var one : List.of(stream, there))
                one.until(_ -> texts(one).getLast().startsWith("We are open"));
            assertThat(anna.get(path(visit)).text("folder")).isEqualTo("mine");

            assertThat(visit.asksForAHuman().text("state")).isEqualTo("waiting");
            assertThat(anna.get(path(visit)).text("folder")).isEqualTo("new");
            assertThat(anna.get(path(visit) + "/messages").texts("items", "text"))
                    .endsWith("Anybody there?", "Here I am", "When do you open?");
            stream.until(_ -> state(stream).equals("waiting"));
            visit.says("Still there?");
            stream.until(_ -> texts(stream).getLast().equals("Still there?"));
            assertThat(texts(stream))
                    .isEqualTo(visit.sees().texts("items", "text"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void closed_is_the_end_of_a_visit_and_another_one_may_begin() {
        var visit = chat.guest();
        visit.asksForAHuman();
        try (var stream = visit.stream()) {
            anna.post(path(visit) + "/assign");
            anna.post(path(visit) + "/close");
            stream.until(_ -> state(stream).equals("closed"));
        }
        assertThat(visit.sees().text("state")).isEqualTo("closed");
        assertThat(visit.says("But wait").outcome()).isEqualTo("409 conversation-closed");
        assertThat(visit.asksForAHuman().text("state")).isEqualTo("closed");
        assertThat(chat.guest().says("Hello again").outcome()).isEqualTo("201");
    }

    @Test
    void a_stream_goes_on_behind_the_last_message_that_the_visitor_has() {
        var visit = chat.guest();
        var first = visit.says("One").text("messageId");
        visit.asksForAHuman();
        var second = visit.says("Two").text("messageId");
        try (var all = visit.stream();
                var some = visit.at(elsewhere).stream(first);
                var none = visit.stream(second)) {
            all.until(_ -> !all.events("state").isEmpty());
            some.until(_ -> !some.events("state").isEmpty());
            none.until(_ -> !none.events("state").isEmpty());
            assertThat(all.events("message")).hasSize(4);
            assertThat(some.events("message")).hasSize(2);
            assertThat(none.events("message")).isEmpty();
            assertThat(all.events("message")).extracting(Event::eventId).endsWith(second);
        }
    }

    @Test
    void many_at_once_make_one_conversation_and_lose_no_word() throws Exception {
        var visit = chat.guest();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 10)
                    .mapToObj(i -> Executors.callable(() -> {
                        if (i % 3 == 0)
                            assertThat(visit.asksForAHuman().outcome()).isEqualTo("200");
                        else assertThat(visit.says("Word " + i).outcome()).isEqualTo("201");
                    }));
            for (var done : pool.invokeAll(tasks.toList())) done.get();
        }
        assertThat(anna.get(path(visit) + "/messages?limit=200").texts("items", "text"))
                .contains("Word 1", "Word 2", "Word 4", "Word 5", "Word 7", "Word 8");
        assertThat(visit.sees().texts("items", "messageId")).doesNotHaveDuplicates();
    }

    @Test
    void an_escalation_that_was_cut_short_is_made_up_for() {
        var visit = chat.guest();
        chat.inbox.bean(Visits.class).conversationOf(visit.visit().text("visitId"));
        assertThat(visit.says("Hello?").outcome()).isEqualTo("201");
        assertThat(visit.sees().text("state")).isEqualTo("waiting");
        assertThat(anna.get(path(visit) + "/messages").texts("items", "text")).endsWith("Hello?");
    }

    @Test
    void a_visitors_token_opens_nothing_else_and_nothing_else_opens_the_chat() {
        var visit = chat.guest();
        var token = visit.visit().text("token");
        for (var path : List.of("/api/folders", "/api/agents", "/api/conversations/x", "/api/folders/stream")) {
            assertThat(visit.client().get(path).outcome()).isEqualTo("401 unauthenticated");
            assertThat(chat.inbox.with("Bearer " + token).get(path).outcome()).isEqualTo("401 unauthenticated");
        }
        for (var stranger : List.of(
                chat.inbox.stranger(),
                anna,
                chat.inbox.with("Visitor " + token + "x"),
                chat.inbox.with("Visitor "),
                chat.inbox.with("Visitor " + TestTokens.bearer("anna", "agent").substring("Bearer ".length())))) {
            assertThat(stranger.get("/api/webchat/messages").outcome()).isEqualTo("401 unauthenticated");
            assertThat(stranger.get("/api/webchat/stream").outcome()).isEqualTo("401 unauthenticated");
            assertThat(stranger.post("/api/webchat/human").outcome()).isEqualTo("401 unauthenticated");
            assertThat(stranger.post("/api/webchat/messages", "{\"text\": \"Hi\"}")
                            .outcome())
                    .isEqualTo("401 unauthenticated");
        }
    }

    @Test
    void what_is_too_long_or_nothing_is_refused() {
        var visit = chat.guest();
        assertThat(visit.says("x".repeat(2_000)).outcome()).isEqualTo("201");
        assertThat(visit.says("x".repeat(2_001)).outcome()).isEqualTo("400 invalid-request");
        assertThat(visit.says("").outcome()).isEqualTo("400 invalid-request");
        assertThat(chat.guest("{\"name\": \"%s\"}".formatted("x".repeat(101)))
                        .visit()
                        .outcome())
                .isEqualTo("400 invalid-request");
        assertThat(chat.inbox.stranger().post("/api/webchat/visits").outcome()).isEqualTo("201");
    }

    @Test
    void there_is_a_limit_to_all() {
        try (var strict = WebchatForTests.start(
                PostgresForTests.newDatabase(),
                "handoff.webchat.messages-per-minute=3",
                "handoff.webchat.visits-per-minute=2")) {
            var visit = strict.guest();
            for (int i = 0; i < 3; i++) assertThat(visit.says("Hi").status()).isEqualTo(201);
            assertThat(visit.says("Hi").outcome()).isEqualTo("429 too-many-requests");
            assertThat(visit.says("Hi").header("Retry-After")).isNotNull();
            assertThat(strict.guest().says("Hi").status()).isEqualTo(201);

            for (var expected : List.of("201", "201", "429 too-many-requests")) {
                assertThat(visitFrom("203.0.113.7, 192.0.2.1", strict)).isEqualTo(expected);
            }
            assertThat(visitFrom("192.0.2.1, 203.0.113.7", strict)).isEqualTo("201");

            var streams = IntStream.range(0, 5).mapToObj(_ -> visit.stream()).toList();
            assertThat(visit.client().get("/api/webchat/stream").outcome()).isEqualTo("429 too-many-requests");
            streams.forEach(StreamForTests::close);
        }
    }

    @Test
    void a_visit_is_over_after_its_time_and_nothing_of_it_is_kept() {
        try (var brief = WebchatForTests.start(PostgresForTests.newDatabase(), "handoff.webchat.visit-lasts=-2m")) {
            var visit = brief.guest();
            assertThat(visit.sees().outcome()).isEqualTo("401 unauthenticated");
            brief.inbox.bean(Visits.class).purge();
            for (var table : List.of("webchat_visits", "webchat_lines")) {
                assertThat(brief.inbox
                                .bean(JdbcClient.class)
                                .sql("select count(*) from " + table)
                                .query(Long.class)
                                .single())
                        .isZero();
            }
        }
    }

    @Test
    void it_is_off_unless_somebody_turns_it_on() {
        var inbox = InboxForTests.shared();
        assertThat(inbox.stranger().post("/api/webchat/visits", "{}").outcome()).isEqualTo("401 unauthenticated");
        assertThat(inbox.agent("anna").post("/api/webchat/visits", "{}").outcome())
                .isEqualTo("404 not-found");
    }

    private static String visitFrom(String forwardedFor, WebchatForTests chat) {
        return chat.inbox
                .stranger()
                .post("/api/webchat/visits", "{}", "X-Forwarded-For", forwardedFor)
                .outcome();
    }

    private static List<String> texts(StreamForTests stream) {
        return stream.events("message").stream()
                .map(event -> event.data().required("text").stringValue())
                .toList();
    }

    private static String state(StreamForTests stream) {
        return stream.events("state").getLast().data().required("state").stringValue();
    }

    private static String path(Guest visit) {
        var id =
                chat.inbox.bean(Visits.class).get(visit.visit().text("visitId")).conversationId();
        return "/api/conversations/" + id;
    }
}
