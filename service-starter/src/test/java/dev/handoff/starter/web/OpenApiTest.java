package dev.handoff.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest {

    private static JsonNode api;

    @BeforeAll
    static void start() {
        var service = Service.shared();
        var address = URI.create("http://localhost:" + service.port() + "/v3/api-docs");
        api = service.send(HttpRequest.newBuilder(address)).json();
    }

    @Test
    void it_is_open_and_names_every_call_and_the_token() {
        assertThat(api.get("openapi").stringValue()).startsWith("3.1");
        assertThat(api.at("/components/securitySchemes/token/scheme").stringValue())
                .isEqualTo("bearer");
        assertThat(api.get("paths").propertyNames())
                .contains("/api/things", "/api/things/{thingId}/assign")
                .doesNotContain("/error");
    }

    @Test
    void every_call_tells_its_problems() {
        var responses = api.at("/paths/~1api~1things~1{thingId}~1assign/post/responses");
        assertThat(responses.propertyNames()).contains("200", "400", "401", "403", "404", "412", "default");
        assertThat(responses
                        .at("/412/content/application~1problem+json/schema/$ref")
                        .stringValue())
                .isEqualTo("#/components/schemas/Problem");
    }

    @Test
    void parameters_of_the_starter_are_told_as_callers_send_them() {
        assertThat(names("/paths/~1api~1things~1{thingId}~1assign/post/parameters"))
                .containsExactlyInAnyOrder("thingId", "If-Match", "Idempotency-Key");
        assertThat(names("/paths/~1api~1things/get/parameters"))
                .containsExactlyInAnyOrder("q", "colour", "at", "limit", "cursor");
    }

    @Test
    void constraints_are_visible() {
        var thing = api.at("/components/schemas/NewThing");
        assertThat(thing.at("/properties/name/maxLength").intValue()).isEqualTo(10);
        assertThat(thing.at("/properties/thingId/pattern").stringValue()).isEqualTo("^[A-Za-z0-9_-]{1,64}$");
        assertThat(thing.at("/properties/colour/enum").toString()).isEqualTo("[\"red\",\"dark-blue\"]");
        assertThat(thing.get("required").toString()).contains("\"name\"");
    }

    @Test
    void constraints_of_parameters_are_visible() {
        var q = api.at("/paths/~1api~1things/get/parameters/0");
        assertThat(q.get("name").stringValue()).isEqualTo("q");
        assertThat(q.at("/schema/maxLength").intValue()).isEqualTo(5);
    }

    @Test
    void a_patch_looks_like_what_it_sets_or_null() {
        var change = api.at("/components/schemas/Change/properties/name");
        assertThat(change.get("type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(change.get("maxLength").intValue()).isEqualTo(10);
    }

    private static List<String> names(String path) {
        return api.at(path)
                .valueStream()
                .map(parameter -> parameter.get("name").stringValue())
                .toList();
    }
}
