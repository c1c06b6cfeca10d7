package dev.handoff.gateway.route;

import static dev.handoff.gateway.Neighbours.CONTACTS;
import static dev.handoff.gateway.Neighbours.EXPORTS;
import static dev.handoff.gateway.Neighbours.INBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import dev.handoff.gateway.StandIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class RoutesTest {

    private static final Map<String, StandIn> SERVICES =
            Map.of("inbox", INBOX, "contacts", CONTACTS, "exports", EXPORTS);

    private final Client client;

    RoutesTest(Client client) {
        this.client = client;
    }

    @BeforeEach
    void reset() {
        Neighbours.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/conversations, inbox",
        "/api/conversations/c-1/assign, inbox",
        "/api/agents, inbox",
        "/api/folders, inbox",
        "/api/folders/new, inbox",
        "/api/folders/stream, inbox",
        "/api/inboxes, inbox",
        "/api/ops/inbox/projections, inbox",
        "/api/contacts, contacts",
        "/api/contacts/c-1/tags/t-1, contacts",
        "/api/contacts/c-1/conversations, contacts",
        "/api/tags, contacts",
        "/api/tags/t-1, contacts",
        "/api/tag-groups, contacts",
        "/api/ops/contacts/dead-letters, contacts",
        "/api/exports, exports",
        "/api/exports/e-1/file, exports",
        "/api/ops/exports/republish, exports",
    })
    void every_address_of_the_contract_leads_to_its_service(String path, String service) {
        assertThat(client.getAsAnna(path).statusCode()).isEqualTo(200);

        assertThat(SERVICES.get(service).lastAsked().uri()).hasPath(path);
        SERVICES.forEach((name, standIn) -> assertThat(standIn.asked()).as(name).hasSize(name.equals(service) ? 1 : 0));
    }

    @Test
    void a_conversation_that_is_started_from_a_contact_is_the_inboxs_business_and_the_list_of_them_is_not() {
        var start = client.sendAsAnna(
                "/api/contacts/c-1/conversations", request -> request.POST(BodyPublishers.ofString("{}")));
        assertThat(start.statusCode()).isEqualTo(200);
        assertThat(INBOX.lastAsked().uri()).hasPath("/api/contacts/c-1/conversations");
        assertThat(CONTACTS.asked()).isEmpty();

        client.sendAsAnna("/api/contacts", request -> request.POST(BodyPublishers.ofString("{}")));
        client.sendAsAnna("/api/contacts/c-1/tags/t-1", request -> request.POST(BodyPublishers.noBody()));
        assertThat(CONTACTS.asked()).hasSize(2);
        assertThat(INBOX.asked()).hasSize(1);
    }

    @Test
    void a_call_arrives_as_it_was_sent() {
        client.sendAsAnna(
                "/api/contacts/c-1?q=M%C3%BCller+%26%20Co&tag=a%2Bb",
                request -> request.header("If-Match", "\"7\"")
                        .header("Idempotency-Key", "k1")
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofString("{\"displayName\":\"Zoë\"}")));

        var asked = CONTACTS.lastAsked();
        assertThat(asked.method()).isEqualTo("PATCH");
        assertThat(asked.uri().toString()).isEqualTo("/api/contacts/c-1?q=M%C3%BCller+%26%20Co&tag=a%2Bb");
        assertThat(asked.body()).isEqualTo("{\"displayName\":\"Zoë\"}");
        assertThat(asked.header("If-Match")).containsExactly("\"7\"");
        assertThat(asked.header("Idempotency-Key")).containsExactly("k1");
        assertThat(asked.header("Content-Type")).containsExactly("application/merge-patch+json");
        assertThat(asked.header("Authorization")).singleElement().asString().startsWith("Bearer ");
    }

    @Test
    void an_answer_comes_back_as_it_was_given() {
        CONTACTS.does(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"8\"");
            exchange.getResponseHeaders().set("Location", "/api/contacts/c-1");
            StandIn.answer(exchange, 412, "application/problem+json", "{\"currentVersion\":8}");
        });

        var answer = client.getAsAnna("/api/contacts/c-1");

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.headers().allValues("ETag")).containsExactly("\"8\"");
        assertThat(answer.headers().allValues("Location")).containsExactly("/api/contacts/c-1");
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.body()).isEqualTo("{\"currentVersion\":8}");
    }

    @Test
    void a_part_of_a_file_can_be_asked_for() {
        EXPORTS.does(exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-2/9");
            exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"contacts.csv\"");
            StandIn.answer(exchange, 206, "text/csv", "a;b");
        });

        var answer = client.sendAsAnna(
                "/api/exports/e-1/file",
                request -> request.header("Range", "bytes=0-2").header("If-Range", "\"x\""));

        assertThat(EXPORTS.lastAsked().header("Range")).containsExactly("bytes=0-2");
        assertThat(EXPORTS.lastAsked().header("If-Range")).containsExactly("\"x\"");
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.headers().firstValue("Content-Range")).contains("bytes 0-2/9");
        assertThat(answer.headers().firstValue("Content-Disposition")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/prometheus",
                "/api/actuator/health",
                "/api/ops",
                "/api/ops/actuator",
                "/api/conversationsx",
                "/v3/api-docs",
                "/",
                "/docs"
            })
    void what_the_contract_does_not_name_reaches_no_service(String path) {
        client.getAsAnna(path);

        SERVICES.forEach((name, standIn) -> assertThat(standIn.asked()).as(name).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/prometheus", "/actuator/gateway/routes", "/v3/api-docs"})
    void the_gateways_own_actuator_is_not_here_either(String path) {
        assertThat(client.getAsAnna(path).statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_outside_can_claim_to_be_somebody_or_to_come_from_somewhere() {
        var claims = new String[] {
            "X-User",
            "X-User-Id",
            "X-Username",
            "X-Roles",
            "X-Auth-Request-User",
            "X-Remote-User",
            "Remote-User",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix",
            "X-Real-IP",
            "X-Original-URL",
            "X-Rewrite-URL",
            "X-HTTP-Method-Override",
            "Cookie"
        };

        client.sendAsAnna("/api/agents", request -> {
            for (var claim : claims) request.header(claim, "for=1.2.3.4");
            return request.header("X-Other", "passes");
        });

        assertThat(INBOX.lastAsked().headers()).doesNotContainKeys(claims).containsKey("X-Other");
    }
}
