package dev.handoff.gateway.session;

import static dev.handoff.gateway.Neighbours.INBOX;
import static dev.handoff.gateway.Neighbours.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
@Timeout(60)
class CsrfTest {

    private static final String COMMAND = "/api/conversations/c-1/assign";

    private final Client client;
    private final Browser browser;
    private String token;

    CsrfTest(Client client) {
        this.client = client;
        this.browser = new Browser(client);
    }

    @BeforeEach
    void signIn() {
        Neighbours.reset();
        ISSUER.desk().expects("anna", 300);
        token = Client.json(browser.signIn()).path("csrfToken").stringValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void what_changes_something_needs_the_token_of_the_session(String method) {
        assertForbidden(call(method, null));
        assertForbidden(call(method, ""));
        assertForbidden(call(method, token.substring(1)));
        assertForbidden(call(method, token + "x"));
        assertThat(INBOX.asked()).isEmpty();

        assertThat(call(method, token).statusCode()).isEqualTo(200);
    }

    @Test
    void the_token_of_another_session_is_none() {
        var other = new Browser(client);
        var foreign = Client.json(other.signIn()).path("csrfToken").stringValue();

        assertForbidden(call("POST", foreign));
        assertThat(other.post(COMMAND, foreign).statusCode()).isEqualTo(200);
    }

    @Test
    void a_tab_goes_on_when_its_person_has_signed_in_again_in_another_one() {
        browser.follow("/session/sign-in");

        assertThat(call("POST", token).statusCode()).isEqualTo(200);
    }

    @Test
    void a_tab_of_somebody_who_is_not_signed_in_any_more_does_nothing_in_the_name_of_who_is() {
        ISSUER.desk().expects("ben", 300);
        browser.follow("/session/sign-in");

        assertForbidden(call("POST", token));
    }

    @Test
    void reading_needs_none() {
        assertThat(browser.get("/api/agents").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"same-origin, 200", "none, 200", "same-site, 403", "cross-site, 403", "something-new, 403"})
    void pages_of_other_sites_may_not_write_even_if_they_had_it(String from, int status) {
        var answer = browser.send(
                COMMAND,
                request -> request.header("Sec-Fetch-Site", from)
                        .header(CsrfToken.HEADER, token)
                        .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private HttpResponse<String> call(String method, String csrfToken) {
        return browser.send(COMMAND, request -> {
            if (csrfToken != null) request.header(CsrfToken.HEADER, csrfToken);
            return request.method(method, BodyPublishers.ofString("{}"));
        });
    }

    private static void assertForbidden(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Client.json(answer).path("type").stringValue()).isEqualTo("urn:handoff:problem:forbidden");
    }
}
