package dev.handoff.gateway.docs;

import static dev.handoff.gateway.Neighbours.CONTACTS;
import static dev.handoff.gateway.Neighbours.EXPORTS;
import static dev.handoff.gateway.Neighbours.INBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.Client;
import dev.handoff.gateway.GatewayTest;
import dev.handoff.gateway.Neighbours;
import dev.handoff.gateway.StandIn;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class DocsTest {

    private static final Map<String, StandIn> SERVICES =
            Map.of("inbox", INBOX, "contacts", CONTACTS, "exports", EXPORTS);

    private final Client client;

    DocsTest(Client client) {
        this.client = client;
    }

    @BeforeEach
    void reset() {
        Neighbours.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox", "contacts", "exports"})
    void the_document_of_each_service_is_here_for_everybody_and_names_the_gateway(String service) {
        SERVICES.get(service)
                .does(
                        exchange -> StandIn.answer(
                                exchange,
                                200,
                                "application/json",
                                "{\"openapi\":\"3.1.0\",\"servers\":[{\"url\":\"http://10.0.0.1:8081\"}],\"info\":{\"title\":\"ü\"}}"));

        var answer = client.send(
                "/docs/openapi/" + service + ".json", request -> request.header("Authorization", "Bearer old"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"openapi\":\"3.1.0\",\"servers\":[{\"url\":\"/\"}],\"info\":{\"title\":\"ü\"}}");
        assertThat(SERVICES.get(service).lastAsked().uri()).hasPath("/v3/api-docs");
        assertThat(SERVICES.get(service).lastAsked().header("Authorization")).isEmpty();
    }

    @Test
    void a_long_document_fits() {
        INBOX.does(exchange -> StandIn.answer(
                exchange,
                200,
                "application/json",
                "{\"openapi\":\"3.1.0\",\"x\":\"%s\"}".formatted("y".repeat(1_000_000))));

        assertThat(client.get("/docs/openapi/inbox.json").body()).hasSizeGreaterThan(1_000_000);
    }

    @Test
    void a_service_that_has_no_document_says_so_itself() {
        INBOX.does(exchange -> StandIn.answer(exchange, 404, "application/problem+json", "{\"status\":404}"));

        var answer = client.get("/docs/openapi/inbox.json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"status\":404}");
    }

    @Test
    void there_is_no_document_of_anything_else() {
        assertThat(client.get("/docs/openapi/gateway.json").statusCode()).isEqualTo(404);
        assertThat(client.get("/docs/openapi/inbox").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/"})
    void the_pages_load_nothing_that_their_policy_forbids_and_all_they_load_is_there(String path) {
        var page = client.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body()).doesNotContainPattern("<style|<script>|style=|onclick=|https?://");
        var loaded = Pattern.compile("(?:src|rel=\"\\w+\" href)=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(loaded).isNotEmpty().allSatisfy(file -> {
            assertThat(file).startsWith("/");
            assertThat(client.get(file).statusCode()).as(file).isEqualTo(200);
        });
    }

    @Test
    void the_page_leads_to_all_documents() {
        assertThat(client.get("/docs").body())
                .contains(
                        "/docs/openapi/inbox.json",
                        "/docs/openapi/contacts.json",
                        "/docs/openapi/exports.json",
                        "/docs/asyncapi.yaml");
    }

    @Test
    void the_topics_are_described_too() {
        var answer = client.get("/docs/asyncapi.yaml");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml;charset=UTF-8");
        assertThat(answer.body()).contains("asyncapi: 3", "handoff.conversations", "handoff.contacts");
    }
}
