package dev.handoff.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.starter.testing.TestTokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

    private static final Service SERVICE = Service.shared();

    @Test
    void a_problem_has_all_members_and_the_facts_of_its_refusal() {
        var answer = SERVICE.send(SERVICE.request("/api/fails/stale").header("X-Correlation-Id", "a.b-1"));
        assertThat(answer.problem()).isEqualTo("412 stale-version");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:handoff:problem:stale-version\",\"title\":\"Stale version\",\"status\":412,"
                        + "\"detail\":\"It has changed since: read version 7 and try again.\","
                        + "\"instance\":\"/api/fails/stale\",\"correlationId\":\"a.b-1\",\"currentVersion\":7}");
        assertThat(answer.header("X-Correlation-Id")).isEqualTo("a.b-1");
    }

    @Test
    void an_unsound_correlation_id_is_replaced() {
        var answer = SERVICE.send(SERVICE.request("/api/things/a").header("X-Correlation-Id", "a b"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Correlation-Id")).hasSize(36);
    }

    @Test
    void an_unknown_address_is_not_found() {
        assertThat(SERVICE.get("/api/nothing").problem()).isEqualTo("404 not-found");
        assertThat(SERVICE.get("/nothing.html").problem()).isEqualTo("404 not-found");
        assertThat(SERVICE.get("/error").problem()).isEqualTo("404 not-found");
        assertThat(SERVICE.get("/").problem()).isEqualTo("404 not-found");
    }

    @Test
    void an_id_that_is_none_is_not_found() {
        assertThat(SERVICE.get("/api/things/none").problem()).isEqualTo("404 not-found");
        assertThat(SERVICE.get("/api/things/" + "x".repeat(65)).problem()).isEqualTo("404 not-found");
        assertThat(SERVICE.get("/api/things/a.b").problem()).isEqualTo("404 not-found");
        assertThat(SERVICE.get("/api/things/%00").status()).isBetween(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "BREW", "PROPFIND"})
    void another_method_is_told_which_are_allowed(String method) {
        var answer = SERVICE.send(method, "/api/operate", null);
        assertThat(answer.problem()).isEqualTo("405 method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void another_type_than_there_is_is_not_acceptable_and_still_a_problem() {
        assertThat(SERVICE.send(SERVICE.request("/api/things/a").header("Accept", "text/html"))
                        .problem())
                .isEqualTo("406 not-acceptable");
        assertThat(SERVICE.send(SERVICE.request("/api/things/none").header("Accept", "text/html"))
                        .problem())
                .isEqualTo("404 not-found");
    }

    @Test
    void a_range_beyond_the_file_is_not_satisfiable() {
        var part = SERVICE.send(SERVICE.request("/api/file").header("Range", "bytes=0-9"));
        assertThat(part.status()).isEqualTo(206);
        var answer = SERVICE.send(SERVICE.request("/api/file").header("Range", "bytes=100-200"));
        assertThat(answer.problem()).isEqualTo("416 range-not-satisfiable");
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */100");
    }

    @Test
    void what_is_away_is_unavailable_and_says_when_to_try_again() {
        for (var how : new String[] {"busy", "database"}) {
            var answer = SERVICE.get("/api/fails/" + how);
            assertThat(answer.problem()).isEqualTo("503 unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.body()).doesNotContain("secret");
        }
    }

    @Test
    void a_failure_tells_its_correlation_id_and_nothing_else() {
        var answer = SERVICE.get("/api/fails/otherwise");
        assertThat(answer.problem()).isEqualTo("500 internal-error");
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
        assertThat(answer.json().get("correlationId").stringValue()).isEqualTo(answer.header("X-Correlation-Id"));
    }

    @Test
    void a_refusal_that_was_wrapped_on_its_way_is_still_one() {
        assertThat(SERVICE.get("/api/fails/wrapped").problem()).isEqualTo("404 not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/things/a{b} HTTP/1.1",
                "GET /api/things/a%zz HTTP/1.1",
                "GET /api/things/a%2Fb HTTP/1.1",
                "GET /api//things HTTP/1.1",
                "GET /api/things;x=y HTTP/1.1",
                "GET /api/things/a HTTP/1.1\r\nX: " + "x",
                "GET /api/things?q=%zz HTTP/1.1\r\nAuthorization: TOKEN",
                "GET /api/things?q=%ff HTTP/1.1\r\nAuthorization: TOKEN",
                "GET /api/things?q=a|b HTTP/1.1",
                "TRACE /api/things/a HTTP/1.1"
            })
    void what_the_container_refuses_is_a_problem_too(String start) throws IOException {
        var request = start.endsWith("X: x") ? start + "x".repeat(20_000) : start;
        var answer = raw(request.replace("TOKEN", TestTokens.bearer("anna", "agent"))
                + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("X-Correlation-Id: ")
                .contains("\"type\":\"urn:handoff:problem:")
                .doesNotContain("Tomcat")
                .doesNotContain("java");
    }

    @Test
    void more_parameters_than_any_call_takes_are_the_callers_fault() {
        assertThat(SERVICE.get("/api/things?" + "x=1&".repeat(200)).problem()).isEqualTo("400 invalid-request");
        assertThat(SERVICE.get("/api/things?q=%ff").problem()).isEqualTo("400 invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"name\": "})
    void a_body_that_does_not_come_can_be_sent_again(String begun) throws IOException {
        try (var impatient = Service.start("server.tomcat.connection-timeout=200ms")) {
            var answer = raw(impatient, """
                    POST /api/things HTTP/1.1\r
                    Host: localhost\r
                    Authorization: %s\r
                    Content-Type: application/json\r
                    Content-Length: 100\r
                    \r
                    %s""".formatted(TestTokens.bearer("anna", "agent"), begun));
            assertThat(answer).startsWith("HTTP/1.1 503").contains("Retry-After: 1", "urn:handoff:problem:unavailable");
        }
    }

    private static String raw(String request) throws IOException {
        return raw(SERVICE, request);
    }

    private static String raw(Service service, String request) throws IOException {
        try (var socket = new Socket("localhost", service.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
