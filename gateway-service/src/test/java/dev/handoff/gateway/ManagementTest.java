package dev.handoff.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** All services are away, and so is the issuer. */
@GatewayTest
@TestPropertySource(
        properties = {
            "handoff.identity.issuer=http://issuer.invalid",
            "handoff.services.inbox=http://inbox.invalid",
            "handoff.services.contacts=http://contacts.invalid",
            "handoff.services.exports=http://exports.invalid"
        })
class ManagementTest {

    private final Client client;

    ManagementTest(Client client) {
        this.client = client;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void the_gateway_is_up_and_ready_whoever_else_is_not(String path) {
        var answer = client.send(client.managementUri(path), request -> request);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"");
    }

    @Test
    void answers_are_counted_by_route_and_status() {
        client.get("/api/agents");

        var metrics = client.send(client.managementUri("/actuator/prometheus"), request -> request);

        assertThat(metrics.body()).contains("handoff_gateway_answers_seconds_count{route=\"none\",status=\"401\"}");
    }

    @Test
    void nothing_else_is_told_there() {
        for (var endpoint : new String[] {"env", "beans", "heapdump", "gateway/routes", "shutdown"}) {
            var answer = client.send(client.managementUri("/actuator/" + endpoint), request -> request);
            assertThat(answer.statusCode()).as(endpoint).isEqualTo(404);
        }
    }
}
