package dev.handoff.gateway.session;

import static dev.handoff.gateway.Neighbours.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@GatewayTest
@Timeout(60)
class SignOutTest {

    private final Client client;
    private final Browser browser;

    SignOutTest(Client client) {
        this.client = client;
        this.browser = new Browser(client);
    }

    @BeforeEach
    void signIn() {
        Neighbours.reset();
        ISSUER.desk().throwOut("olga");
        ISSUER.desk().expects("olga", 300);
        browser.signIn();
    }

    @Test
    void who_signs_out_is_signed_out_here_and_sent_to_the_provider_for_its_part() {
        var answer = browser.post("/session/sign-out", browser.csrfToken());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        var next = URI.create(Client.json(answer).path("redirectTo").stringValue());
        assertThat(next.toString()).startsWith(ISSUER.uri() + "/logout?");
        assertThat(next)
                .hasParameter("id_token_hint")
                .hasParameter("client_id", "handoff-web")
                .hasParameter("post_logout_redirect_uri", client.uri("/").toString());
        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.get("/session").statusCode()).isEqualTo(204);
    }

    @Test
    void a_copy_of_the_cookie_is_worth_nothing_afterwards() {
        var thief = browser.copy(client);
        assertThat(thief.get("/api/agents").statusCode()).isEqualTo(200);

        browser.post("/session/sign-out", browser.csrfToken());

        assertThat(thief.get("/api/agents").statusCode()).isEqualTo(401);
        assertThat(ISSUER.desk().remembers("olga")).isFalse();
    }

    @Test
    void nobody_is_signed_out_by_somebody_elses_page() {
        assertThat(browser.post("/session/sign-out", null).statusCode()).isEqualTo(403);
        assertThat(browser.get("/session/sign-out").statusCode()).isEqualTo(405);

        assertThat(browser.get("/session").statusCode()).isEqualTo(200);
    }

    @Test
    void who_is_not_signed_in_is_at_home() {
        var answer = new Browser(client).post("/session/sign-out", null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.json(answer).path("redirectTo").stringValue()).isEqualTo("/");
    }
}
