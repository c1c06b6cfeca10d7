package dev.handoff.gateway.security;

import static dev.handoff.gateway.Neighbours.INBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
class CrossOriginTest {

    private final Client client;

    CrossOriginTest(Client client) {
        this.client = client;
    }

    @BeforeEach
    void reset() {
        Neighbours.reset();
    }

    @Test
    void no_page_of_another_origin_may_call_by_default() {
        var answer = preflight("https://desk.example.com");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Client.json(answer).path("type").stringValue()).isEqualTo("urn:handoff:problem:forbidden");
        assertNothingIsAllowed(answer);
    }

    @Test
    void a_call_that_names_an_origin_is_answered_but_no_page_may_read_it() {
        var answer = call("https://desk.example.com");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertNothingIsAllowed(answer);
    }

    @Nested
    @TestPropertySource(properties = "handoff.cors-origins=https://desk.example.com, https://other.example.com")
    class WithOrigins {

        @Test
        void a_page_of_a_named_origin_may_ask_and_call() {
            var leave = preflight("https://desk.example.com");
            assertThat(leave.statusCode()).isEqualTo(200);
            assertThat(leave.headers().allValues("Access-Control-Allow-Origin"))
                    .containsExactly("https://desk.example.com");
            assertThat(leave.headers()
                            .firstValue("Access-Control-Allow-Methods")
                            .orElseThrow())
                    .contains("PATCH");
            assertThat(leave.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElseThrow())
                    .containsIgnoringCase("If-Match");
            assertThat(INBOX.asked()).isEmpty();

            var answer = call("https://other.example.com");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                    .containsExactly("https://other.example.com");
            assertThat(answer.headers()
                            .firstValue("Access-Control-Expose-Headers")
                            .orElseThrow())
                    .contains("ETag", "X-Correlation-Id");
        }

        @Test
        void a_refusal_can_be_read_by_the_page_too() {
            var answer = client.send("/api/agents", request -> request.header("Origin", "https://desk.example.com"));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                    .containsExactly("https://desk.example.com");
        }

        @Test
        void a_page_of_any_other_origin_still_may_not() {
            assertThat(preflight("https://desk.example.com.evil.example").statusCode())
                    .isEqualTo(403);
            assertNothingIsAllowed(call("http://desk.example.com"));
        }
    }

    private HttpResponse<String> preflight(String origin) {
        return client.send(
                "/api/conversations",
                request -> request.header("Origin", origin)
                        .header("Access-Control-Request-Method", "PATCH")
                        .header("Access-Control-Request-Headers", "authorization,if-match")
                        .method("OPTIONS", BodyPublishers.noBody()));
    }

    private HttpResponse<String> call(String origin) {
        return client.sendAsAnna("/api/agents", request -> request.header("Origin", origin));
    }

    private static void assertNothingIsAllowed(HttpResponse<String> answer) {
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }
}
