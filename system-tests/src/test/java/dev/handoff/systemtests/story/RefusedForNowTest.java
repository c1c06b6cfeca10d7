package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.Answer;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.WholeStackTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Refusals of the contract's table that pass, and what every answer bears, refused or not. */
@WholeStackTest
class RefusedForNowTest {

    private static final String NONE = "no-such-id";

    private final Stack stack;

    RefusedForNowTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void too_many_requests_429_says_when_to_come_back() throws Exception {
        var refused = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // 300 at once and 150 a second are allowed here: far more than that within seconds.
            // The gateway counts calls before it looks where they lead, so no service has to answer them.
            for (var round = 0; round < 20 && refused.isEmpty(); round++) {
                var calls = new ArrayList<Future<Answer>>();
                for (var call = 0; call < 400; call++)
                    calls.add(threads.submit(() -> stack.olga().get("/api/" + NONE)));
                for (var call : calls) if (call.get().status() != 404) refused.add(call.get());
            }
        }
        assertThat(refused).as("refused").isNotEmpty();
        assertThat(refused).allSatisfy(answer -> answer.isRefused(429, "too-many-requests"));
        assertThat(Integer.parseInt(refused.getFirst().header("Retry-After"))).isPositive();
        stack.anna().get("/api/agents").is(200);
        await("olga to be let in again")
                .atMost(Duration.ofSeconds(10))
                .until(() -> stack.olga().get("/api/agents").status() == 200);
    }

    @Test
    void unavailable_503_while_a_service_is_away() {
        stack.kill("exports");
        var refused = stack.anna().get("/api/exports").isRefused(503, "unavailable");
        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
        stack.anna().get("/api/contacts").is(200);
        stack.awaitAllUp();
        stack.anna().get("/api/exports").is(200);
    }

    @Test
    void every_answer_bears_what_keeps_browsers_safe_and_says_nothing_of_the_server() {
        for (var answer : List.of(
                stack.anna()
                        .with("X-Correlation-Id", "story-1")
                        .get("/api/folders")
                        .is(200),
                stack.anna()
                        .with("X-Correlation-Id", "story-1")
                        .get("/api/contacts/" + NONE)
                        .is(404),
                stack.stranger()
                        .with("X-Correlation-Id", "story-1")
                        .get("/api/folders")
                        .is(401),
                stack.stranger()
                        .with("X-Correlation-Id", "story-1")
                        .get("/docs")
                        .is(200))) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors");
            assertThat(answer.header("X-Correlation-Id")).isEqualTo("story-1");
            assertThat(answer.header("Server")).isNull();
        }
        var unsound = "not sound!";
        assertThat(stack.anna()
                        .with("X-Correlation-Id", unsound)
                        .get("/api/folders")
                        .is(200)
                        .header("X-Correlation-Id"))
                .isNotEqualTo(unsound)
                .matches("[A-Za-z0-9._-]{1,64}");
    }
}
