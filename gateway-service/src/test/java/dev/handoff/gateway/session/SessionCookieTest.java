package dev.handoff.gateway.session;

import static dev.handoff.gateway.Neighbours.INBOX;
import static dev.handoff.gateway.Neighbours.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@Timeout(60)
@TestPropertySource(properties = "handoff.trusted-proxies=127.0.0.0/8,::1")
class SessionCookieTest {

    private final Client client;
    private final Browser browser;

    SessionCookieTest(Client client) {
        this.client = client;
        this.browser = new Browser(client);
    }

    @BeforeEach
    void reset() {
        Neighbours.reset();
        ISSUER.desk().expects("anna", 300);
    }

    @Test
    void a_cookie_that_somebody_has_changed_is_no_session() {
        browser.signIn();
        var names = browser.cookies().keySet().stream().sorted().toList();
        assertThat(names).hasSizeGreaterThan(1);

        for (var name : names) {
            var thief = browser.copy(client);
            var value = thief.cookies().get(name);
            thief.setCookie(
                    name, value.substring(0, 200) + (value.charAt(200) == 'A' ? 'B' : 'A') + value.substring(201));
            assertThat(thief.get("/api/agents").statusCode()).isEqualTo(401);
        }
        var half = browser.copy(client);
        half.setCookie(names.getLast(), "");
        assertThat(half.get("/api/agents").statusCode()).isEqualTo(401);
        assertThat(INBOX.asked()).isEmpty();
    }

    @Test
    void a_sign_in_that_is_under_way_is_no_session() {
        browser.get("/session/sign-in");
        var underWay = browser.cookies().values().iterator().next();
        browser.setCookie("handoff_session", underWay);

        assertThat(browser.get("/api/agents").statusCode()).isEqualTo(401);
        assertThat(browser.get("/session").statusCode()).isEqualTo(204);
    }

    @Test
    void parts_that_a_longer_session_has_left_over_are_removed() {
        browser.setCookie("handoff_session", "old");
        for (var n = 1; n < 6; n++) browser.setCookie("handoff_session_" + n, "old");

        browser.signIn();

        assertThat(browser.cookies()).doesNotContainValue("old").doesNotContainKey("handoff_session_5");
        assertThat(browser.get("/api/agents").statusCode()).isEqualTo(200);
    }

    @Test
    void behind_a_proxy_that_ends_tls_cookies_are_kept_to_tls_and_to_this_host() {
        var begun = client.send(
                "/session/sign-in",
                request -> request.header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", "desk.example.com"));

        assertThat(begun.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("; Secure");
        var asked = URI.create(begun.headers().firstValue("Location").orElseThrow());
        assertThat(asked).hasParameter("redirect_uri", "https://desk.example.com/session/callback");
        assertThat(new SealedCookie("handoff_session", "/", true).name()).isEqualTo("__Host-handoff_session");
    }
}
