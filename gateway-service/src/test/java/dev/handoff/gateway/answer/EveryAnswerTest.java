package dev.handoff.gateway.answer;

import static dev.handoff.gateway.Neighbours.INBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import dev.handoff.gateway.StandIn;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
@Timeout(60)
class EveryAnswerTest {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private final Client client;

    EveryAnswerTest(Client client) {
        this.client = client;
    }

    @BeforeEach
    void reset() {
        Neighbours.reset();
    }

    @Test
    void every_kind_of_answer_bears_the_headers_of_the_house_once() {
        INBOX.does(exchange -> {
            // What a service says of the same is overruled, and what tells its software is dropped.
            exchange.getResponseHeaders().set("X-Frame-Options", "SAMEORIGIN");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("X-Correlation-Id", "the-services");
            exchange.getResponseHeaders().set("Server", "Tomcat/1.2.3");
            exchange.getResponseHeaders().set("X-Powered-By", "PHP");
            StandIn.answer(exchange, 200, "application/json", "{}");
        });
        var answers = List.of(
                client.getAsAnna("/api/agents"),
                client.get("/api/agents"),
                client.getAsAnna("/api/nothing"),
                client.get("/"),
                client.get("/docs"),
                client.get("/docs/page.js"),
                client.get("/inbox/new"),
                client.get("/assets/index-4f2a9c1b.js"),
                client.get("/assets/nothing.js"),
                client.get("/session"),
                client.get("/session/sign-in"),
                client.get("/session/callback"),
                client.send("/docs", request -> request.POST(BodyPublishers.noBody())),
                client.sendAsAnna("/api/agents", request -> request.POST(BodyPublishers.ofString("x".repeat(300_000)))),
                client.get("/api/tags/..;/x"));

        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsExactly(200, 401, 404, 200, 200, 200, 200, 200, 404, 204, 302, 400, 405, 413, 400);
        assertThat(answers).allSatisfy(answer -> {
            var headers = answer.headers();
            assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(headers.allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("frame-ancestors 'none'");
            assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(headers.allValues("X-Correlation-Id"))
                    .singleElement()
                    .asString()
                    .matches(UUID);
            assertThat(headers.map().keySet())
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .doesNotContain("server", "x-powered-by", "access-control-allow-origin");
        });
    }

    @Test
    void the_callers_correlation_id_is_kept_and_passed_on() {
        var answer = client.sendAsAnna("/api/agents", request -> request.header("X-Correlation-Id", "desk-7_a.B"));

        assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly("desk-7_a.B");
        assertThat(INBOX.lastAsked().header("X-Correlation-Id")).containsExactly("desk-7_a.B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "a;b",
                "<script>",
                "0123456789012345678901234567890123456789012345678901234567890123x"
            })
    void a_correlation_id_that_is_not_sound_is_replaced(String unsound) {
        var answer = client.sendAsAnna("/api/agents", request -> request.header("X-Correlation-Id", unsound));

        var id = answer.headers().firstValue("X-Correlation-Id").orElseThrow();
        assertThat(id).matches(UUID);
        assertThat(INBOX.lastAsked().header("X-Correlation-Id")).containsExactly(id);
    }

    @Test
    void a_problem_tells_code_title_status_detail_instance_and_correlation_id() {
        var answer = client.sendAsAnna("/api/nothing?q=1", request -> request.header("X-Correlation-Id", "c-1"));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"type\":\"urn:handoff:problem:not-found\",\"title\":\"There is nothing here\",\"status\":404,"
                                + "\"detail\":\"Nothing is known under this address.\",\"instance\":\"/api/nothing\","
                                + "\"correlationId\":\"c-1\"}");
    }

    @Test
    void a_head_of_nothing_is_not_found_and_has_no_body() {
        var answer = client.sendAsAnna("/api/nothing", request -> request.HEAD());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "BREW"})
    void methods_of_no_use_are_not_allowed_anywhere(String method) throws IOException {
        var answer = client.raw(method + " /api/agents HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 405 ")
                .containsIgnoringCase("Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
                .contains("urn:handoff:problem:method-not-allowed");
    }

    @Test
    void a_page_can_only_be_read() {
        var answer = client.send("/docs", request -> request.POST(BodyPublishers.ofString("x")));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("GET"));
        assertThat(Client.json(answer).path("type").stringValue()).isEqualTo("urn:handoff:problem:method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/agents?q=100% HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /api/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /api/agents HTTP/nine\r\nHost: localhost\r\n\r\n",
                "GET /api/agents HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\n\r\n",
                "POST /api/contacts HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
                "how do you do\r\n\r\n"
            })
    void what_is_no_http_is_answered_like_everything_else(String garbled) throws IOException {
        var answer = client.raw(garbled);

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("urn:handoff:problem:invalid-request")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("Connection: close")
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .containsIgnoringCase("X-Correlation-Id: ")
                .contains("frame-ancestors 'none'");
    }

    @Test
    void headers_and_addresses_without_end_are_refused() throws IOException {
        assertThat(client.raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("address of the request is too long");
        assertThat(client.raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(33_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("headers of the request are too large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/conversations/../../actuator/health",
                "/api/conversations/..;/..;/actuator/health",
                "/api/conversations/%2e%2e/%2e%2e/actuator/health",
                "/api/conversations/..%2f..%2factuator",
                "/api/tags/%5c..%5cx",
                "/api/tags/a%252fb",
                "//api/agents",
                "/api//agents",
                "/api/./agents",
                "/api/tags/a;b=c",
                "/api/tags/%00"
            })
    void a_path_that_could_be_read_in_two_ways_is_refused(String path) throws IOException {
        var token = Neighbours.ISSUER.tokenOf("anna", "agent");
        var answer = client.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:handoff:problem:invalid-request");
        assertThat(INBOX.asked()).isEmpty();
    }

    @Test
    void no_answer_tells_how_the_gateway_is_made() throws IOException {
        INBOX.does(exchange -> {
            throw new IllegalStateException("broken");
        });
        var answers = List.of(
                client.getAsAnna("/api/agents").body(),
                client.getAsAnna("/api/nothing").body(),
                client.get("/api/agents").body(),
                client.get("/docs/openapi/inbox.json").body(),
                client.raw("GET /api/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer)
                        .doesNotContainIgnoringCase("exception")
                        .doesNotContain("java.", "org.", "io.netty", "reactor", "Spring", "at dev."));
    }
}
