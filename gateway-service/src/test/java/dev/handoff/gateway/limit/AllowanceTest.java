package dev.handoff.gateway.limit;

import static dev.handoff.gateway.Neighbours.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;

/** One request a second and bursts of two, so that a test is refused soon; a slow machine earns some more meanwhile. */
@GatewayTest
@Timeout(60)
@TestPropertySource(properties = {"handoff.limits.requests-per-second=1", "handoff.trusted-proxies=127.0.0.0/8,::1"})
class AllowanceTest {

    private final Client client;

    AllowanceTest(Client client) {
        this.client = client;
    }

    @BeforeEach
    void reset() {
        Neighbours.reset();
    }

    @Test
    void who_asks_too_often_is_told_to_wait() {
        var dora = ISSUER.tokenOf("dora", "agent");

        var refusal = askUntilRefused(() -> ask(dora, "10.0.0.1"), 2);

        assertTooMany(refusal);
        assertThat(refusal.headers().firstValue("Retry-After")).contains("1");
        assertThat(refusal.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void a_second_token_does_not_help_and_nobody_else_is_hurt() {
        var first = ISSUER.tokenOf("emil", "agent");
        assertTooMany(askUntilRefused(() -> ask(first, "10.0.0.2"), 2));

        assertThat(ask(ISSUER.tokenOf("fritz", "agent"), "10.0.0.2").statusCode())
                .isEqualTo(200);
        assertTooMany(askUntilRefused(() -> ask(ISSUER.tokenOf("emil", "agent"), "10.0.0.3"), 0));
    }

    @Test
    void a_bot_may_ask_ten_times_as_much() {
        var bot = ISSUER.tokenOf("bot-platform", "bot");

        assertTooMany(askUntilRefused(() -> ask(bot, "10.0.0.4"), 20));
    }

    @Test
    void who_has_no_token_or_a_bad_one_is_counted_by_address() {
        assertTooMany(askUntilRefused(() -> askWithout("10.0.1.1"), 0));
        assertTooMany(askUntilRefused(() -> ask("guess", "10.0.1.2"), 0));
        assertTooMany(askUntilRefused(() -> client.send("/", from("10.0.1.3")), 2));

        assertThat(askWithout("10.0.1.4").statusCode()).isEqualTo(401);
    }

    @Test
    void who_guesses_tokens_does_not_lock_out_a_colleague_at_the_same_address() {
        var colleague = ISSUER.tokenOf("greta", "agent");
        assertThat(ask(colleague, "10.0.2.1").statusCode()).isEqualTo(200);

        assertTooMany(askUntilRefused(() -> ask(ISSUER.forgedToken(), "10.0.2.1"), 0));

        assertThat(ask(colleague, "10.0.2.1").statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_watches_the_gateway_is_never_refused() {
        for (var n = 0; n < 20; n++) {
            var health = client.send(client.managementUri("/actuator/health/liveness"), request -> request);
            assertThat(health.statusCode()).isEqualTo(200);
        }
    }

    @Nested
    @TestPropertySource(properties = "handoff.limits.requests-per-second=0")
    class SwitchedOff {

        @Test
        void there_is_no_limit() {
            var anna = ISSUER.tokenOf("anna", "agent");
            for (var n = 0; n < 50; n++)
                assertThat(ask(anna, "10.0.3.1").statusCode()).isEqualTo(200);
            assertThat(askWithout("10.0.3.1").statusCode()).isEqualTo(401);
        }
    }

    /** Returns the first refusal, which must not come before this many answers, and soon after them. */
    private static HttpResponse<String> askUntilRefused(Supplier<HttpResponse<String>> ask, int atLeast) {
        for (var answered = 0; answered < 200; answered++) {
            var answer = ask.get();
            if (answer.statusCode() != 429) continue;
            assertThat(answered).isGreaterThanOrEqualTo(atLeast);
            return answer;
        }
        throw new AssertionError("never refused");
    }

    private HttpResponse<String> ask(String token, String address) {
        return client.send(
                "/api/agents", request -> from(address).apply(request).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> askWithout(String address) {
        return client.send("/api/agents", from(address));
    }

    private static UnaryOperator<HttpRequest.Builder> from(String address) {
        return request -> request.header("X-Forwarded-For", address);
    }

    private static void assertTooMany(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Client.json(answer).path("type").stringValue()).isEqualTo("urn:handoff:problem:too-many-requests");
    }
}
