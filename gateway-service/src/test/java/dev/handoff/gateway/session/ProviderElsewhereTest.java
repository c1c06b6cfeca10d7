package dev.handoff.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Issuer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Browsers reach the provider at an address that means nothing in the gateway's network, as with containers. */
@GatewayTest
@Timeout(60)
class ProviderElsewhereTest {

    private static final String OUTSIDE = "https://id.example.com/realms/handoff";
    private static final Issuer ISSUER = new Issuer(OUTSIDE);

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("handoff.identity.issuer", () -> OUTSIDE);
        properties.add("handoff.identity.inside", ISSUER::inside);
    }

    private final Browser browser;

    ProviderElsewhereTest(Client client) {
        this.browser = new Browser(client);
    }

    @Test
    void browsers_are_sent_outside_and_everything_else_is_asked_inside() {
        var asked =
                browser.get("/session/sign-in").headers().firstValue("Location").orElseThrow();
        assertThat(asked).startsWith(OUTSIDE + "/authorize?");

        var callback = browser.send(URI.create(asked.replace(OUTSIDE, ISSUER.inside())), request -> request)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(browser.send(URI.create(callback), request -> request).statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/api/agents").statusCode()).isEqualTo(200);

        var signedOut = browser.post("/session/sign-out", browser.csrfToken());
        assertThat(Client.json(signedOut).path("redirectTo").stringValue()).startsWith(OUTSIDE + "/logout?");
        assertThat(ISSUER.desk().remembers("anna")).isFalse();
    }
}
