package dev.handoff.gateway.limit;

import static dev.handoff.gateway.Neighbours.CONTACTS;
import static dev.handoff.gateway.Neighbours.EXPORTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@GatewayTest
@Timeout(60)
class BodyLimitTest {

    private static final int KIB = 1024;

    private final Client client;

    BodyLimitTest(Client client) {
        this.client = client;
    }

    @BeforeEach
    void reset() {
        Neighbours.reset();
    }

    @Test
    void a_body_at_the_limit_arrives_whole() {
        assertThat(post("/api/contacts", announced(256 * KIB)).statusCode()).isEqualTo(200);
        assertThat(post("/api/contacts", inChunks(256 * KIB)).statusCode()).isEqualTo(200);

        assertThat(CONTACTS.asked()).extracting(asked -> asked.body().length()).containsExactly(256 * KIB, 256 * KIB);
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        assertTooLarge(post("/api/contacts", announced(256 * KIB + 1)));
        assertTooLarge(post("/api/contacts", announced(20_000 * KIB)));

        assertThat(CONTACTS.asked()).isEmpty();
    }

    @Test
    void a_body_that_does_not_tell_its_length_is_refused_when_it_has_become_too_large() {
        assertTooLarge(post("/api/contacts", inChunks(256 * KIB + 1)));
        assertTooLarge(post("/api/contacts", inChunks(20_000 * KIB)));

        assertThat(CONTACTS.asked()).isEmpty();
    }

    @Test
    void an_export_may_be_asked_for_with_a_long_list() {
        assertThat(post("/api/exports", announced(1024 * KIB)).statusCode()).isEqualTo(200);
        assertThat(post("/api/exports", inChunks(1024 * KIB)).statusCode()).isEqualTo(200);
        assertTooLarge(post("/api/exports", announced(1024 * KIB + 1)));
        assertTooLarge(post("/api/exports", inChunks(1024 * KIB + 1)));

        assertThat(EXPORTS.asked()).hasSize(2);
    }

    @Test
    void nothing_else_about_exports_may_be_long() {
        assertTooLarge(post("/api/exports/e-1", announced(256 * KIB + 1)));
        assertTooLarge(client.sendAsAnna("/api/exports", request -> request.PUT(announced(256 * KIB + 1))));
    }

    @Test
    void who_announces_too_much_and_waits_for_leave_is_refused_before_a_byte_is_sent() throws IOException {
        var answer = client.raw("""
                POST /api/contacts HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Length: 99999999\r
                Expect: 100-continue\r
                Connection: close\r
                \r
                """.formatted(Neighbours.ISSUER.tokenOf("anna", "agent")));

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("urn:handoff:problem:too-large");
    }

    private HttpResponse<String> post(String path, BodyPublisher body) {
        return client.sendAsAnna(
                path,
                request -> request.header("Content-Type", "application/json").POST(body));
    }

    private static BodyPublisher announced(int bytes) {
        return BodyPublishers.ofByteArray(text(bytes));
    }

    private static BodyPublisher inChunks(int bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text(bytes)));
    }

    private static byte[] text(int bytes) {
        return "x".repeat(bytes).getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Client.json(answer).path("type").stringValue()).isEqualTo("urn:handoff:problem:too-large");
    }
}
