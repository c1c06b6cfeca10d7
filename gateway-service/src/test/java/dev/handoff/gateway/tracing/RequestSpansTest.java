package dev.handoff.gateway.tracing;

import static dev.handoff.gateway.Neighbours.INBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import dev.handoff.gateway.StandIn;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@GatewayTest
@Timeout(60)
class RequestSpansTest {

    private static final String ID = "618fa725-7262-4f57-ba35-0954e55f1264";
    private static final String TRACE = ID.replace("-", "");
    private static final String ITS_BEGINNING = TRACE.substring(16);

    private final Client client;
    private final ApplicationContext gateway;

    RequestSpansTest(Client client, ApplicationContext gateway) {
        this.client = client;
        this.gateway = gateway;
    }

    @BeforeEach
    void reset() {
        Neighbours.reset();
    }

    @Test
    void nothing_that_could_trace_is_there_unless_it_is_wanted() {
        assertThat(gateway.getBeanNamesForType(RequestSpans.class)).isEmpty();

        client.getAsAnna("/api/folders");

        assertThat(INBOX.lastAsked().header("traceparent")).isEmpty();
    }

    @Nested
    class Wanted {

        private static final StandIn COLLECTOR = new StandIn();

        @DynamicPropertySource
        static void collector(DynamicPropertyRegistry properties) {
            properties.add("handoff.tracing.collector", () -> COLLECTOR.uri() + "/v1/traces");
        }

        @Test
        void the_trace_begins_with_the_request_and_is_named_by_its_correlation_id() {
            var answer = client.getAsAnna("/api/folders");

            var id = answer.headers()
                    .firstValue("X-Correlation-Id")
                    .orElseThrow()
                    .replace("-", "");
            assertThat(INBOX.lastAsked().header("traceparent"))
                    .containsExactly("00-" + id + "-" + id.substring(16) + "-01");
        }

        @Test
        void a_request_that_brings_its_correlation_id_is_below_what_its_caller_is_at() {
            client.sendAsAnna(
                    "/api/folders",
                    request -> request.header("X-Correlation-Id", ID)
                            .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

            assertThat(INBOX.lastAsked().header("traceparent"))
                    .singleElement()
                    .asString()
                    .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                    .doesNotContain(ITS_BEGINNING + "-01");
        }

        @Test
        void the_collector_hears_of_the_route_and_of_nothing_that_people_wrote() {
            COLLECTOR.reset();

            client.getAsAnna("/api/contacts?q=Jansen");

            await().untilAsserted(() -> assertThat(heard()).contains("GET contacts", "http.response.status_code"));
            assertThat(heard()).doesNotContain("Jansen", "q=");
        }

        private static String heard() {
            return COLLECTOR.asked().stream().map(StandIn.Asked::body).collect(Collectors.joining());
        }
    }
}
