package dev.handoff.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.gateway.BareSocket;
import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@GatewayTest
class IssuerAwayTest {

    private static final BareSocket KEYS = new BareSocket();

    @DynamicPropertySource
    static void keysAreElsewhere(DynamicPropertyRegistry properties) {
        properties.add("handoff.identity.jwks-uri", () -> KEYS.uri() + "/keys");
    }

    private final Client client;

    IssuerAwayTest(Client client) {
        this.client = client;
    }

    @Test
    void tokens_that_cannot_be_checked_are_not_called_invalid_and_are_taken_once_they_can_be() {
        KEYS.die();

        var answer = client.getAsAnna("/api/agents");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Client.json(answer).path("type").stringValue()).isEqualTo("urn:handoff:problem:unavailable");

        KEYS.comeBack();
        KEYS.does(BareSocket.says("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
                + Neighbours.ISSUER.keys()));

        await().untilAsserted(() ->
                assertThat(client.getAsAnna("/api/agents").statusCode()).isEqualTo(200));
    }
}
