package dev.handoff.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.gateway.BareSocket;
import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@GatewayTest
@Timeout(60)
class ProviderAwayTest {

    private static final BareSocket PROVIDER = new BareSocket();

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("handoff.identity.inside", PROVIDER::uri);
    }

    private final Client client;

    ProviderAwayTest(Client client) {
        this.client = client;
    }

    @Test
    void the_gateway_starts_without_the_provider_and_people_can_sign_in_once_it_is_there() {
        PROVIDER.die();
        var answer = client.get("/session/sign-in");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(client.get("/session").statusCode()).isEqualTo(204);

        PROVIDER.comeBack();
        answersWith("{\"issuer\":\"https://somebody-else.example\"}");
        assertThat(client.get("/session/sign-in").statusCode()).isEqualTo(503);

        answersWith(Neighbours.ISSUER.metadata());
        await().untilAsserted(() ->
                assertThat(client.get("/session/sign-in").statusCode()).isEqualTo(302));
    }

    private static void answersWith(String json) {
        PROVIDER.does(BareSocket.says(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + json));
    }
}
