package dev.handoff.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StrictBodyTest {

    private static final Service SERVICE = Service.shared();

    @Test
    void a_right_body_arrives_and_nulls_are_answered() {
        var answer = SERVICE.post("/api/things", "{\"thingId\": \"t-1\", \"name\": \"Ä\", \"colour\": \"dark-blue\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.body())
                .isEqualTo("{\"thingId\":\"t-1\",\"version\":0,\"name\":\"Ä\",\"colour\":\"dark-blue\","
                        + "\"owner\":null,\"at\":\"1970-01-01T00:00:00.000Z\"}");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var answer = SERVICE.post("/api/things", """
                {"thingId": "no id", "nmae": "x", "colour": "green",
                 "owner": {"name": "too long", "emial": "a@b"},
                 "parts": [{"text": "ok", "at": "2026-03-01T10:00:00Z"}, {"at": "yesterday"}, {"text": 5}],
                 "labels": ["abc", "abcd", null], "stay": "yes", "count": 1.5}
                """);
        assertThat(answer.problem()).isEqualTo("400 invalid-request");
        assertThat(answer.errors().lines())
                .containsExactlyInAnyOrder(
                        "nmae: is not a known field",
                        "thingId: must be 1 to 64 letters, digits, hyphens and underscores",
                        "name: must not be null",
                        "colour: must be one of red, dark-blue",
                        "owner.emial: is not a known field",
                        "owner.name: must be 1 to 5 characters long",
                        "parts[1].at: must be a time like 2026-03-01T09:30:00.000Z",
                        "parts[1].text: must not be null",
                        "parts[2].text: must be text",
                        "labels[1]: must be 1 to 3 characters long",
                        "labels[2]: must not be null",
                        "stay: must be true or false",
                        "count: must be a whole number");
    }

    @Test
    void malformed_json_says_where() {
        assertThat(SERVICE.post("/api/things", "{\"name\":\n \"x\",, }")
                        .json()
                        .get("detail")
                        .stringValue())
                .isEqualTo("The body is not valid JSON at line 2, column 6.");
        assertThat(SERVICE.post("/api/things", "{} {}").problem()).isEqualTo("400 invalid-request");
        assertThat(SERVICE.post("/api/things", "{\"name\": \"x").problem()).isEqualTo("400 invalid-request");
        assertThat(SERVICE.post("/api/things", "[".repeat(2000)).problem()).isEqualTo("400 invalid-request");
    }

    @Test
    void bytes_that_are_no_utf_8_are_malformed() {
        for (var bytes : new byte[][] {{'"', (byte) 0xff, '"'}, {(byte) 0x1f, (byte) 0x8b, 8, 0}}) {
            var request = SERVICE.request("/api/things")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(bytes));
            assertThat(SERVICE.send(request).problem()).isEqualTo("400 invalid-request");
        }
    }

    @Test
    void a_field_is_given_once() {
        assertThat(SERVICE.post("/api/things", "{\"name\": \"a\", \"name\": \"b\"}")
                        .errors())
                .startsWith("name: is given twice at line 1");
    }

    @Test
    void a_body_is_an_object_and_there() {
        assertThat(SERVICE.post("/api/things", "[]").problem()).isEqualTo("400 invalid-request");
        assertThat(SERVICE.post("/api/things", "null").problem()).isEqualTo("400 invalid-request");
        assertThat(SERVICE.post("/api/things", "").problem()).isEqualTo("400 invalid-request");
        assertThat(SERVICE.post("/api/things", null).problem()).isEqualTo("400 invalid-request");
    }

    @Test
    void an_optional_body_may_be_missing_but_not_wrong() {
        assertThat(SERVICE.post("/api/things/a/leave", null).body()).isEqualTo("{\"handBack\":false}");
        assertThat(SERVICE.post("/api/things/a/leave", "").body()).isEqualTo("{\"handBack\":false}");
        assertThat(SERVICE.post("/api/things/a/leave", "{}").body()).isEqualTo("{\"handBack\":false}");
        assertThat(SERVICE.post("/api/things/a/leave", "{\"handBack\": true}").body())
                .isEqualTo("{\"handBack\":true}");
        assertThat(SERVICE.post("/api/things/a/leave", "{\"handBakc\": true}").errors())
                .isEqualTo("handBakc: is not a known field");
    }

    @Test
    void text_counts_code_points_and_holds_nothing_that_cannot_be_stored() {
        assertThat(named("😀".repeat(10)).status()).isEqualTo(201);
        assertThat(named("😀".repeat(11)).errors()).isEqualTo("name: must be 1 to 10 characters long");
        assertThat(named("").errors()).isEqualTo("name: must be 1 to 10 characters long");
        assertThat(named("a\\nb").errors()).isEqualTo("name: must not contain control characters");
        assertThat(named("a\\u0000").errors()).isEqualTo("name: must not contain NUL or half a surrogate pair");
        assertThat(named("a\\ud800").errors()).isEqualTo("name: must not contain NUL or half a surrogate pair");
        assertThat(SERVICE.post("/api/things", "{\"name\": \"n\", \"owner\": {\"email\": \"\\u0000\"}}")
                        .errors())
                .isEqualTo("owner.email: must not contain NUL or half a surrogate pair");
    }

    private static Service.Answer named(String name) {
        return SERVICE.post("/api/things", "{\"name\": \"" + name + "\"}");
    }

    @Test
    void a_patch_tells_absent_from_null() {
        assertThat(patched("{}")).contains("\"name\":\"Patch[isPresent=false, value=null]\"");
        assertThat(patched("{\"name\": null}")).contains("\"name\":\"Patch[isPresent=true, value=null]\"");
        assertThat(patched("{\"name\": \"  \"}")).contains("\"name\":\"Patch[isPresent=true, value=null]\"");
        assertThat(patched("{\"name\": \" n \", \"colour\": \"red\"}"))
                .contains("\"name\":\"Patch[isPresent=true, value=n]\"")
                .contains("\"colour\":\"Patch[isPresent=true, value=RED]\"");
    }

    @Test
    void a_patch_is_as_strict_as_any_body() {
        var answer =
                SERVICE.send("PATCH", "/api/things/a", "{\"name\": \"12345678901\", \"colour\": 1, \"nmae\": null}");
        assertThat(answer.errors().lines())
                .containsExactlyInAnyOrder(
                        "nmae: is not a known field",
                        "colour: must be one of red, dark-blue",
                        "name: must be 1 to 10 characters long");
    }

    private static String patched(String json) {
        var answer = SERVICE.send("PATCH", "/api/things/a", json, "Content-Type", "application/merge-patch+json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(SERVICE.send("PATCH", "/api/things/a", json).body()).isEqualTo(answer.body());
        return answer.body();
    }

    @Test
    void other_types_are_unsupported() {
        assertThat(SERVICE.post("/api/things", "{}", "Content-Type", "nonsense").problem())
                .isEqualTo("415 unsupported-media-type");
        assertThat(SERVICE.post("/api/things", "a=b", "Content-Type", "application/x-www-form-urlencoded")
                        .problem())
                .isEqualTo("415 unsupported-media-type");
        assertThat(SERVICE.post("/api/things", "{\"name\": \"n\"}", "Content-Type", "text/plain")
                        .problem())
                .isEqualTo("415 unsupported-media-type");
        assertThat(SERVICE.post("/api/things", "{\"name\": \"n\"}", "Content-Type", "application/merge-patch+json")
                        .problem())
                .isEqualTo("415 unsupported-media-type");
        assertThat(SERVICE.send("PATCH", "/api/things/a", "{}", "Content-Type", "application/json-patch+json")
                        .problem())
                .isEqualTo("415 unsupported-media-type");
    }

    @Test
    void large_bodies_are_refused() {
        var large = "{\"name\": \"" + "x".repeat(256 * 1024) + "\"}";
        assertThat(SERVICE.post("/api/things", large).problem()).isEqualTo("413 too-large");
        var chunked = SERVICE.request("/api/things")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))));
        assertThat(SERVICE.send(chunked).problem()).isEqualTo("413 too-large");
    }
}
