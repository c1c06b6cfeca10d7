package dev.handoff.gateway.session;

import static dev.handoff.gateway.Neighbours.INBOX;
import static dev.handoff.gateway.Neighbours.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
@Timeout(60)
class SignInTest {

    private final Client client;
    private final Browser browser;

    SignInTest(Client client) {
        this.client = client;
        this.browser = new Browser(client);
    }

    @BeforeEach
    void reset() {
        Neighbours.reset();
        ISSUER.desk().expects("anna", 300);
    }

    @Test
    void somebody_signs_in_and_comes_back_to_where_they_were() {
        var way = browser.follow("/session/sign-in?returnTo=" + encoded("/inbox/new/abc?q=a%20b#last"));

        assertThat(way)
                .extracting(URI::getPath)
                .containsExactly("/session/sign-in", "/authorize", "/session/callback", "/inbox/new/abc");
        assertThat(way.getLast()).hasQuery("q=a b").hasFragment("last");
    }

    @Test
    void the_provider_is_asked_with_pkce_state_and_nonce_for_a_code_that_comes_back_here() {
        var asked = location(browser.get("/session/sign-in"));

        assertThat(asked.toString()).startsWith(ISSUER.uri() + "/authorize?");
        assertThat(asked)
                .hasParameter("response_type", "code")
                .hasParameter("client_id", "handoff-web")
                .hasParameter("scope", "openid profile")
                .hasParameter("redirect_uri", client.uri("/session/callback").toString())
                .hasParameter("code_challenge_method", "S256")
                .hasParameter("code_challenge")
                .hasParameter("state")
                .hasParameter("nonce");
    }

    @Test
    void the_page_learns_who_is_signed_in_and_no_token() {
        var answer = browser.signIn();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        var session = Client.json(answer);
        assertThat(session.path("agentId").stringValue()).isEqualTo("anna");
        assertThat(session.path("name").stringValue()).isEqualTo("Anna");
        assertThat(session.path("roles").toString()).isEqualTo("[\"agent\"]");
        assertThat(session.path("csrfToken").stringValue()).matches("[A-Za-z0-9_-]{32}");
        assertThat(session.path("expiresAt").stringValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(Instant.parse(session.path("expiresAt").stringValue()))
                .isCloseTo(Instant.now().plus(12, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
        assertThat(session.path("settings").toString())
                .isEqualTo("{\"waitingAmberSeconds\":120,\"waitingRedSeconds\":300,\"webchat\":false}");
        assertThat(answer.body()).doesNotContain("eyJ");
    }

    @Test
    void scripts_cannot_read_the_cookies_and_other_sites_cannot_use_them() {
        var begun = browser.get("/session/sign-in");
        var ended = browser.send(location(browser.send(location(begun), request -> request)), request -> request);

        assertThat(begun.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .containsIgnoringCase("; HttpOnly")
                .contains("SameSite=Lax", "Path=/session", "Max-Age=900");
        assertThat(ended.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("handoff_session"))
                .hasSizeGreaterThan(1)
                .allSatisfy(cookie -> {
                    assertThat(cookie)
                            .containsIgnoringCase("; HttpOnly;")
                            .contains("SameSite=Lax", "Path=/")
                            .doesNotContain("Secure", "Domain");
                    assertThat(cookie.length()).isLessThan(4_096);
                });
        assertThat(browser.cookies().keySet()).allMatch(name -> name.startsWith("handoff_session"));
    }

    @Test
    void a_session_is_admitted_and_the_service_gets_its_token_and_nothing_else_of_it() {
        var csrf = Client.json(browser.signIn()).path("csrfToken").stringValue();

        assertThat(browser.get("/api/agents").statusCode()).isEqualTo(200);
        assertThat(browser.post("/api/conversations/c-1/assign", csrf).statusCode())
                .isEqualTo(200);

        assertThat(INBOX.asked()).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.header("Authorization")).singleElement().asString().startsWith("Bearer eyJ");
            assertThat(asked.headers()).doesNotContainKeys("Cookie", CsrfToken.HEADER);
        });
    }

    @Test
    void what_the_page_accepts_is_not_the_gateways_business() {
        browser.signIn();

        assertThat(browser.send("/api/agents", request -> request.header("Accept", "no media type"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void without_a_session_there_is_none() {
        var answer = browser.get("/session");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void a_session_opens_nothing_but_the_api_of_agents() {
        browser.signIn();

        assertThat(browser.get("/docs/openapi/inbox.json").statusCode()).isEqualTo(200);
        assertThat(INBOX.lastAsked().header("Authorization")).isEmpty();
    }

    @Test
    void a_call_with_a_token_of_its_own_is_answered_as_if_there_were_no_session() {
        browser.signIn();
        var ben = ISSUER.tokenOf("ben", "agent");

        var command = browser.send(
                "/api/conversations/c-1/assign",
                request -> request.header("Authorization", "Bearer " + ben).POST(BodyPublishers.noBody()));
        assertThat(command.statusCode()).isEqualTo(200);
        assertThat(INBOX.lastAsked().header("Authorization")).containsExactly("Bearer " + ben);

        assertThat(browser.send("/api/agents", request -> request.header("Authorization", "Bearer garbage"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void several_tabs_sign_in_at_once() {
        var first = location(browser.get("/session/sign-in?returnTo=/inbox/new"));
        var second = location(browser.get("/session/sign-in?returnTo=/contacts"));

        assertThat(location(browser.send(location(browser.send(first, request -> request)), request -> request)))
                .hasPath("/inbox/new");
        assertThat(location(browser.send(location(browser.send(second, request -> request)), request -> request)))
                .hasPath("/contacts");
        assertThat(browser.get("/session").statusCode()).isEqualTo(200);
    }

    @Test
    void sign_ins_that_nobody_finishes_do_not_pile_up() {
        for (var n = 0; n < 40; n++) browser.get("/session/sign-in");

        assertThat(browser.cookies()).hasSizeLessThan(10);
        assertThat(browser.signIn().statusCode()).isEqualTo(200);
    }

    @Test
    void a_code_is_of_no_use_in_a_browser_that_did_not_begin() {
        var callback = location(browser.send(location(browser.get("/session/sign-in")), request -> request));
        var other = new Browser(client);

        var answer = other.send(callback, request -> request);

        assertNotSignedIn(answer, 400);
        assertThat(other.get("/session").statusCode()).isEqualTo(204);
    }

    @Test
    void a_callback_counts_once() {
        var callback = location(browser.send(location(browser.get("/session/sign-in")), request -> request));
        var before = browser.copy(client);
        assertThat(browser.send(callback, request -> request).statusCode()).isEqualTo(302);

        assertNotSignedIn(browser.send(callback, request -> request), 400);
        assertNotSignedIn(before.send(callback, request -> request), 403);
    }

    @Test
    void a_code_of_another_sign_in_is_not_taken() {
        var mine = location(browser.send(location(browser.get("/session/sign-in")), request -> request));
        var other = new Browser(client);
        var theirs = location(other.send(location(other.get("/session/sign-in")), request -> request));
        var swapped = mine.toString()
                .replaceAll("code=[^&]+", "code=" + theirs.toString().replaceAll(".*code=([^&]+).*", "$1"));

        assertNotSignedIn(browser.send(URI.create(swapped), request -> request), 403);
    }

    @Test
    void who_is_refused_by_the_provider_is_told_so() {
        var callback = location(browser.send(location(browser.get("/session/sign-in")), request -> request));
        var refused = callback.toString().replaceAll("code=[^&]+", "error=access_denied");

        var answer = browser.send(URI.create(refused), request -> request);

        assertNotSignedIn(answer, 403);
        assertThat(answer.body()).contains("you may not sign in");
    }

    @Test
    void a_provider_that_gives_no_tokens_at_the_moment_is_no_fault_of_the_person() {
        var callback = location(browser.send(location(browser.get("/session/sign-in")), request -> request));
        ISSUER.desk().failsWith("server_error");

        var answer = browser.send(callback, request -> request);

        assertNotSignedIn(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "javascript:alert(1)",
                "evil.example",
                " //evil.example",
                "/ /evil.example",
                "/session/sign-in",
                "",
            })
    void nobody_is_sent_anywhere_else(String returnTo) {
        var way = browser.follow("/session/sign-in?returnTo=" + encoded(returnTo));

        assertThat(way.getLast()).isEqualTo(client.uri("/"));
    }

    private static void assertNotSignedIn(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("handoff_session"));
        assertThat(answer.body()).contains("Not signed in", "/session/sign-in");
    }

    private static URI location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.request()
                .uri()
                .resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
