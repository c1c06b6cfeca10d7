package dev.handoff.starter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.starter.testing.PostgresForTests;
import dev.handoff.starter.testing.TestTokens;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyTest {

    private static final String DATABASE = PostgresForTests.newDatabase();
    private static final JdbcClient JDBC = JdbcClient.create(PostgresForTests.pool(DATABASE, 1));

    private static Service service;
    private static Service other;

    @BeforeAll
    static void start() {
        service = Service.startWith(DATABASE);
        other = Service.startWith(DATABASE);
    }

    @AfterAll
    static void stop() {
        service.close();
        other.close();
    }

    @Test
    void the_second_gets_the_answer_of_the_first() {
        var first = count(service, "again", "{\"by\": 1}");
        var second = count(other, "again", "{\"by\": 1}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.header("X-Correlation-Id")).isNotEqualTo(first.header("X-Correlation-Id"));
    }

    @Test
    void without_a_key_every_request_counts() {
        var first = service.post("/api/count", "{\"by\": 1}");
        var second = service.post("/api/count", "{\"by\": 1}");
        assertThat(second.body()).isNotEqualTo(first.body());
        assertThat(first.json().get("id").isNull()).isTrue();
    }

    @Test
    void another_body_is_refused() {
        var _ = count(service, "other body", "{\"by\": 1}");
        assertThat(count(service, "other body", "{\"by\": 2}").problem()).isEqualTo("422 idempotency-key-reused");
    }

    @Test
    void a_key_counts_for_one_caller_and_one_call() {
        var annas = count(service, "mine", "{\"by\": 1}");
        var bens = service.post(
                "/api/count",
                "{\"by\": 1}",
                "Idempotency-Key",
                "mine",
                "Authorization",
                TestTokens.bearer("ben", "agent"));
        assertThat(bens.body()).isNotEqualTo(annas.body());
        assertThat(service.post("/api/things", "{\"name\": \"n\"}", "Idempotency-Key", "mine")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_refusal_is_not_kept() {
        assertThat(count(service, "wrong", "{\"by\": \"x\"}").status()).isEqualTo(400);
        assertThat(count(service, "wrong", "{\"by\": 1}").status()).isEqualTo(201);
    }

    @Test
    void after_a_failure_the_next_one_goes_on_with_the_same_id() {
        assertThat(count(service, "fails", "{\"by\": 0}").status()).isEqualTo(500);
        var failed = TestService.lastId;
        assertThat(count(service, "fails", "{\"by\": 0}").status()).isEqualTo(500);
        assertThat(TestService.lastId).isEqualTo(failed).isNotNull();
        assertThat(count(service, "fails", "{\"by\": 1}").problem()).isEqualTo("422 idempotency-key-reused");
    }

    @Test
    void of_many_at_once_on_two_instances_one_is_served() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 40)
                    .<Callable<String>>mapToObj(i -> () -> count(i % 2 == 0 ? service : other, "at once", "{\"by\": 1}")
                            .body())
                    .toList());
            for (var answer : answers)
                assertThat(answer.get()).isEqualTo(answers.getFirst().get());
        }
    }

    @Test
    void a_server_that_died_is_taken_over() {
        var first = count(service, "died", "{\"by\": 1}");
        JDBC.sql("update idempotent_request set status = null, leased_until = now() - interval '1 second' where id = ?")
                .param(first.json().get("id").stringValue())
                .update();
        var second = count(other, "died", "{\"by\": 1}");
        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(second.json().get("count")).isNotEqualTo(first.json().get("count"));
    }

    @Test
    void after_a_day_a_key_is_new() {
        var first = count(service, "old", "{\"by\": 1}");
        JDBC.sql("update idempotent_request set asked_at = now() - interval '24 hours 1 second' where id = ?")
                .param(first.json().get("id").stringValue())
                .update();
        var second = count(service, "old", "{\"by\": 2}");
        assertThat(second.json().get("id")).isNotEqualTo(first.json().get("id"));
    }

    @Test
    void a_key_is_printable_and_not_endless() {
        assertThat(count(service, "x".repeat(200), "{\"by\": 1}").status()).isEqualTo(201);
        assertThat(count(service, "x".repeat(201), "{\"by\": 1}").errors()).startsWith("Idempotency-Key: ");
        assertThat(count(service, "", "{\"by\": 1}").errors()).startsWith("Idempotency-Key: ");
    }

    @Test
    void while_the_database_is_away_nothing_is_done_and_the_caller_may_try_again() {
        var url = PostgresForTests.newDatabase();
        try (var alone = Service.startWith(url);
                var admin = PostgresForTests.pool(DATABASE, 1)) {
            assertThat(count(alone, "away", "{\"by\": 1}").status()).isEqualTo(201);
            var lost = url.replaceAll(".*/|\\?.*", "");
            var jdbc = JdbcClient.create(admin);
            jdbc.sql("alter database " + lost + " with allow_connections false").update();
            jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                    .param(lost)
                    .query()
                    .listOfRows();
            var answer = count(alone, "away too", "{\"by\": 1}");
            assertThat(answer.problem()).isEqualTo("503 unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            jdbc.sql("alter database " + lost + " with allow_connections true").update();
            // The pool may hold more connections that are dead and not found out yet.
            await().untilAsserted(() ->
                    assertThat(count(alone, "away too", "{\"by\": 1}").status()).isEqualTo(201));
        }
    }

    @Test
    void strangers_leave_no_trace() {
        assertThat(service.post("/api/count", "{}", "Idempotency-Key", "k", "Authorization", "Bearer x")
                        .problem())
                .isEqualTo("401 unauthenticated");
    }

    private static Service.Answer count(Service service, String key, String json) {
        return service.post("/api/count", json, "Idempotency-Key", key);
    }
}
