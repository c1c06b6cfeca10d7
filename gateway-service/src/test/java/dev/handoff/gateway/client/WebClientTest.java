package dev.handoff.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** With a web client of two pages and one script, in the test's resources. */
@GatewayTest
@Timeout(60)
class WebClientTest {

    private static final String SCRIPT = "/assets/index-4f2a9c1b.js";

    private final Client client;

    WebClientTest(Client client) {
        this.client = client;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/inbox",
                "/inbox/new/abc",
                "/contacts",
                "/contacts/c-1",
                "/exports",
                "/operations/projections"
            })
    void every_address_of_the_client_is_its_page(String path) {
        var page = client.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(page.body()).contains("<title>Handoff</title>", SCRIPT);
    }

    @Test
    void a_page_that_has_not_changed_is_not_sent_again() {
        var etag = client.get("/inbox").headers().firstValue("ETag").orElseThrow();

        var again = client.send("/inbox", request -> request.header("If-None-Match", etag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(etag);
    }

    @Test
    void a_page_may_load_nothing_from_elsewhere_and_run_no_script_that_stands_in_it() {
        var policy = client.get("/inbox")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();

        assertThat(policy.split("; "))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "connect-src 'self'",
                        "img-src 'self' data:",
                        "font-src 'self'",
                        "manifest-src 'self'",
                        "form-action 'self'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'");
        assertThat(policy).doesNotContain("http", "*", "unsafe-eval").doesNotContainPattern("script-src[^;]*unsafe");
    }

    @Test
    void a_script_is_kept_for_good() {
        var script = client.get(SCRIPT);

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(script.headers().allValues("Cache-Control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(script.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void a_script_comes_compressed_to_whoever_takes_it() throws Exception {
        var request = HttpRequest.newBuilder(client.uri(SCRIPT))
                .header("Accept-Encoding", "gzip, deflate, br")
                .build();
        var script =
                client.http().sendAsync(request, BodyHandlers.ofInputStream()).join();

        assertThat(script.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(script.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(script.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(new String(new GZIPInputStream(script.body()).readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(client.get(SCRIPT).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets/other.js", "/assets", "/assets/", "/index.html", "/web-client/index.html", "/somewhere"
            })
    void what_is_not_there_is_not_found(String path) {
        assertNotFound(client.get(path));
    }

    @Test
    void a_page_can_only_be_read() {
        assertThat(client.send("/inbox", request -> request.POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void there_is_no_chat_unless_it_is_wanted() {
        assertNotFound(client.get("/chat"));
    }

    @Nested
    @TestPropertySource(properties = "handoff.webchat.enabled=on")
    class WithChat {

        @Test
        void the_chat_has_a_page_of_its_own() {
            var page = client.get("/chat");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
            assertThat(page.body()).contains("<title>Chat</title>");
        }
    }

    private static void assertNotFound(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(Client.json(answer).path("type").stringValue()).isEqualTo("urn:handoff:problem:not-found");
    }
}
