package dev.handoff.gateway.session;

import static dev.handoff.gateway.Neighbours.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayService;
import dev.handoff.gateway.Neighbours;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@Timeout(120)
class SeveralInstancesTest {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OTHER_KEY = "HxwdHh8AAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRo=";

    // They end with the JVM: who closes one takes the threads of the others away, which all gateways of a JVM share.
    private static final ConfigurableApplicationContext FIRST = start(KEY);
    private static final ConfigurableApplicationContext SECOND = start(KEY);

    @BeforeEach
    void reset() {
        Neighbours.reset();
        ISSUER.desk().expects("anna", 300);
    }

    @Test
    void whoever_is_signed_in_is_so_at_every_instance_and_so_after_a_restart() {
        var browser = new Browser(client(FIRST));
        var csrf = Client.json(browser.signIn()).path("csrfToken").stringValue();

        var elsewhere = browser.copy(client(SECOND));
        assertThat(elsewhere.post("/api/conversations/c-1/assign", csrf).statusCode())
                .isEqualTo(200);
        assertThat(elsewhere.get("/session").statusCode()).isEqualTo(200);
    }

    @Test
    void an_instance_with_another_key_knows_nobody() {
        var browser = new Browser(client(FIRST));
        browser.signIn();

        var stranger = browser.copy(client(start(OTHER_KEY)));

        assertThat(stranger.get("/api/agents").statusCode()).isEqualTo(401);
        assertThat(stranger.get("/session").statusCode()).isEqualTo(204);
    }

    @Test
    void a_sign_in_that_began_at_one_ends_at_the_other() {
        var browser = new Browser(client(FIRST));
        var atTheProvider =
                browser.get("/session/sign-in").headers().firstValue("Location").orElseThrow();
        var callback = browser.send(URI.create(atTheProvider), request -> request)
                .headers()
                .firstValue("Location")
                .orElseThrow();

        var elsewhere = browser.copy(client(SECOND));
        var path = callback.substring(callback.indexOf("/session"));
        // As behind one name for both, at which the provider sends browsers back.
        assertThat(elsewhere.get(path).statusCode()).isEqualTo(302);
        assertThat(elsewhere.get("/session").statusCode()).isEqualTo(200);
    }

    private static Client client(ConfigurableApplicationContext gateway) {
        return gateway.getBean(Client.class);
    }

    private static ConfigurableApplicationContext start(String key) {
        return new SpringApplicationBuilder(GatewayService.class, Client.class)
                .initializers(new Neighbours())
                .run("--server.port=0", "--management.server.port=0", "--handoff.session.keys=" + key);
    }
}
