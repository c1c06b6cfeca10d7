package dev.handoff.inbox.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.inbox.InboxForTests;
import dev.handoff.inbox.InboxForTests.Answer;
import dev.handoff.inbox.InboxForTests.Client;
import dev.handoff.starter.testing.PostgresForTests;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Replays of the inbox's views, as those who run it see them, while others work. */
class ReplayHttpTest {

    private static final String PROJECTIONS = "/api/ops/inbox/projections";

    private static final int FIRST = 30;

    private static InboxForTests inbox;
    private static Client ada;

    @BeforeAll
    static void start() {
        inbox = InboxForTests.start(PostgresForTests.newDatabase(), "handoff.replay.batch=50");
        ada = inbox.as("ada", "admin");
    }

    @AfterAll
    static void close() {
        inbox.close();
    }

    @Test
    void projections_tell_how_they_are() {
        inbox.escalated().assignedTo("anna");

        var projections = ada.get(PROJECTIONS);

        assertThat(projections
                        .json()
                        .valueStream()
                        .map(one -> one.required("name").stringValue()))
                .containsExactly("folders", "kafka-publisher", "republish", "thread");
        var folders = projection("folders");
        assertThat(folders.required("status").stringValue()).isEqualTo("running");
        assertThat(folders.required("position").longValue()).isGreaterThanOrEqualTo(2);
        assertThat(folders.required("head").longValue())
                .isEqualTo(folders.required("position").longValue());
        assertThat(folders.required("lag").longValue()).isZero();
        assertThat(folders.required("progress").doubleValue()).isEqualTo(1);
        assertThat(folders.required("eventsPerSecond").doubleValue()).isNotNegative();
        assertThat(folders.has("error")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"folders", "thread"})
    void while_a_view_is_replayed_nobody_sees_anything_else_than_before_and_nothing_is_lost(String view)
            throws Exception {
        var stories = new ConcurrentLinkedQueue<InboxForTests.Story>();
        for (var n = 0; n < FIRST; n++) stories.add(work());
        var known = stories.peek();
        var seen = anna().get(known.path()).json();
        var before = total();
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = List.of(
                    threads.submit(() -> until(done, () -> stories.add(work()))),
                    threads.submit(() -> until(done, () -> stories.add(work()))));
            var readers = List.of(
                    threads.submit(() -> until(
                            done,
                            () -> assertThat(anna().get(known.path()).json()).isEqualTo(seen))),
                    threads.submit(() -> until(
                            done,
                            () -> assertThat(anna().get("/api/folders/mine?inbox=" + known.inbox())
                                            .texts("items", "conversationId"))
                                    .containsExactly(known.id()))),
                    threads.submit(() -> until(
                            done,
                            () -> assertThat(anna().get(known.path() + "/messages")
                                            .texts("items", "text"))
                                    .containsExactly("Hello"))),
                    threads.submit(() -> until(done, () -> assertThat(total()).isGreaterThanOrEqualTo(before))));
            try {
                for (var round = 0; round < 5; round++) {
                    assertThat(ada.post(path(view, "replay"), "{\"from\": \"start\"}")
                                    .status())
                            .isEqualTo(202);
                    awaitRunning(view);
                }
            } finally {
                done.set(true);
            }
            for (Future<?> each : writers) each.get();
            for (Future<?> each : readers) each.get();
        }
        assertThat(total()).isEqualTo(before - FIRST + stories.size());
        for (var story : stories) {
            assertThat(anna().get("/api/folders/mine?inbox=" + story.inbox()).texts("items", "conversationId"))
                    .containsExactly(story.id());
            assertThat(anna().get(story.path() + "/messages").json().required("items"))
                    .hasSize(1);
        }
        assertThat(differences(view)).isZero();
    }

    @Test
    void a_comparison_tells_how_many_rows_differ_and_a_replay_repairs_them() {
        var story = work();
        inbox.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("update conversations set assignee = 'ben' where conversation_id = ?")
                .param(story.id())
                .update();

        assertThat(differences("folders")).isEqualTo(2);
        assertThat(anna().get(story.path()).text("assignee")).isEqualTo("ben");

        ada.post(path("folders", "replay"), "{}");
        awaitRunning("folders");
        assertThat(anna().get(story.path()).text("assignee")).isEqualTo("anna");
        assertThat(differences("folders")).isZero();
    }

    @Test
    void only_an_admin_may() {
        for (var nobody : List.of(inbox.agent("anna"), inbox.as("olga", "operator"), inbox.bot())) {
            assertThat(nobody.get(PROJECTIONS).outcome()).isEqualTo("403 forbidden");
            for (var verb : List.of("replay", "pause", "resume", "compare")) {
                assertThat(nobody.post(path("folders", verb)).outcome()).isEqualTo("403 forbidden");
            }
            assertThat(nobody.post("/api/ops/inbox/republish", "{\"from\": \"start\"}")
                            .outcome())
                    .isEqualTo("403 forbidden");
            assertThat(nobody.call("DELETE", path("folders", "replay"), null).outcome())
                    .isEqualTo("403 forbidden");
        }
        assertThat(inbox.stranger().get(PROJECTIONS).outcome()).isEqualTo("401 unauthenticated");
    }

    @Test
    void what_there_is_not_is_not_found_and_what_makes_no_sense_is_refused() {
        assertThat(ada.post(path("spam", "replay"), "{}").outcome()).isEqualTo("404 not-found");
        assertThat(ada.post(path("spam", "pause")).outcome()).isEqualTo("404 not-found");
        for (var from : List.of("\"yesterday\"", "0", "-1", "1.5", "true", "[]", "{}")) {
            var answer = ada.post(path("folders", "replay"), "{\"from\": " + from + "}");
            assertThat(answer.outcome()).as(from).isEqualTo("400 invalid-request");
            assertThat(answer.texts("errors", "field")).containsExactly("from");
        }
        assertThat(ada.post(path("folders", "replay"), "{\"form\": 1}").outcome())
                .isEqualTo("400 invalid-request");
    }

    @Test
    void what_is_republished_has_to_be_named_and_Kafka_be_there() {
        inbox.escalated();
        for (var body : List.of("{}", "{\"from\": 0}", "{\"from\": \"tomorrow\"}", "{\"from\": 1000000}")) {
            var answer = ada.post("/api/ops/inbox/republish", body);
            assertThat(answer.outcome()).as(body).isEqualTo("400 invalid-request");
            assertThat(answer.texts("errors", "field")).containsExactly("from");
        }
        for (var to : List.of("\"start\"", "0", "1.5")) {
            var answer = ada.post("/api/ops/inbox/republish", "{\"from\": \"start\", \"to\": " + to + "}");
            assertThat(answer.texts("errors", "field")).as(to).containsExactly("to");
        }
        assertThat(ada.post("/api/ops/inbox/republish", "{\"from\": \"start\", \"topic\": \"handoff.contacts\"}")
                        .texts("errors", "field"))
                .containsExactly("topic");
        assertThat(ada.post("/api/ops/inbox/republish", "{\"from\": \"start\"}").outcome())
                .isEqualTo("503 unavailable");
        assertThat(ada.post(path("republish", "replay"), "{}").outcome()).isEqualTo("409 not-replayable");
        assertThat(ada.post(path("republish", "pause")).outcome()).isEqualTo("409 not-pausable");
        assertThat(projection("republish").required("status").stringValue()).isEqualTo("running");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"from\": \"start\"}", "{\"from\": 2}", "{\"from\": \"2026-03-01T08:00:00Z\"}"})
    void a_view_is_made_anew_from_wherever_it_is_asked_for(String body) {
        var story = work();

        var answer = ada.post(path("folders", "replay"), body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("name")).isEqualTo("folders");
        awaitRunning("folders");
        assertThat(anna().get(story.path()).text("assignee")).isEqualTo("anna");
        assertThat(projection("folders").at("/lastReplay/purpose").stringValue())
                .isEqualTo("replay");
    }

    @Test
    void a_view_cannot_be_paused_since_no_answer_may_be_behind() {
        var answer = ada.post(path("folders", "pause"));

        assertThat(answer.outcome()).isEqualTo("409 not-pausable");
        assertThat(answer.text("detail")).contains("transaction of each command");
        assertThat(ada.post(path("folders", "resume")).status()).isEqualTo(200);
    }

    @Test
    void a_reaction_is_paused_and_resumed_but_does_nothing_twice() {
        assertThat(ada.post(path("kafka-publisher", "replay"), "{}").outcome()).isEqualTo("409 not-replayable");

        assertThat(ada.post(path("kafka-publisher", "pause")).text("status")).isEqualTo("paused");
        work();
        var paused = projection("kafka-publisher");
        assertThat(paused.required("status").stringValue()).isEqualTo("paused");
        assertThat(paused.required("lag").longValue()).isPositive();

        assertThat(ada.post(path("kafka-publisher", "resume")).text("status")).isEqualTo("running");
    }

    private InboxForTests.Story work() {
        var story = inbox.escalated().assignedTo("anna").joinedBy("anna");
        assertThat(anna().post(story.path() + "/messages", "{\"text\": \"Hello\"}")
                        .status())
                .isEqualTo(201);
        return story;
    }

    private Client anna() {
        return inbox.agent("anna");
    }

    /** Of all folders, as anna sees them. */
    private long total() {
        return anna().get("/api/folders")
                .json()
                .required("folders")
                .valueStream()
                .mapToLong(folder -> folder.required("count").longValue())
                .sum();
    }

    private static Void until(AtomicBoolean done, Callable<?> work) throws Exception {
        while (!done.get()) work.call();
        return null;
    }

    private long differences(String view) {
        assertThat(ada.post(path(view, "compare")).status()).isEqualTo(202);
        awaitRunning(view);
        return projection(view).at("/lastReplay/differences").longValue();
    }

    private void awaitRunning(String view) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> projection(view).required("status").stringValue().equals("running"));
    }

    private JsonNode projection(String name) {
        Answer answer = ada.get(PROJECTIONS + "/" + name);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static String path(String projection, String verb) {
        return PROJECTIONS + "/" + projection + "/" + verb;
    }
}
