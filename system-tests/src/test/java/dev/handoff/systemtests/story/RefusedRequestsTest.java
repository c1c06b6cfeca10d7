package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Exports;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals of the contract's table that do not depend on what there is: requests that are no sound ones. */
@StackTest
class RefusedRequestsTest {

    private static final String NONE = "no-such-id";
    private final Stack stack;

    RefusedRequestsTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void invalid_request_400_lists_everything_that_is_wrong() {
        stack.bot().post("/api/conversations", "{\"channel\": ").isRefused(400, "invalid-request");
        var escalation = stack.bot().post("/api/conversations", """
                        {"channel": "pigeon", "contact": {"nickname": "V"}, "helpMessage": "", "urgent": true}""").isRefused(400, "invalid-request");
        assertThat(escalation.wrongFields()).contains("channel", "contact.nickname", "helpMessage", "urgent");
        var contact = stack.anna().post("/api/contacts", """
                        {"email": "nobody", "phone": "12", "language": "de_DE", "timeZone": "+02:00", "shoeSize": 9}""").isRefused(400, "invalid-request");
        assertThat(contact.wrongFields())
                .containsExactlyInAnyOrder("email", "phone", "language", "timeZone", "shoeSize");
        assertThat(stack.anna()
                        .post("/api/exports", Map.of("format", "pdf", "filter", Map.of("colour", "red")))
                        .isRefused(400, "invalid-request")
                        .wrongFields())
                .contains("format", "filter.colour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/folders/new?limit=0",
                "/api/folders/new?limit=201",
                "/api/folders/new?limit=many",
                "/api/folders/new?cursor=garbled",
                "/api/folders/new?sort=sideways",
                "/api/contacts?limit=0",
                "/api/contacts?cursor=garbled",
                "/api/contacts?sort=shoeSize",
                "/api/exports?limit=201",
                "/api/exports?cursor=garbled"
            })
    void invalid_request_400_for_parameters(String path) {
        stack.anna().get(path).isRefused(400, "invalid-request");
    }

    @Test
    void unauthenticated_401() {
        assertThat(stack.stranger()
                        .get("/api/folders")
                        .isRefused(401, "unauthenticated")
                        .header("WWW-Authenticate"))
                .startsWith("Bearer");
        stack.bearing("not.a.token").get("/api/folders").isRefused(401, "unauthenticated");
        stack.stranger().post("/api/conversations", "{}").isRefused(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/conversations/" + NONE,
                "/api/conversations/" + NONE + "/messages",
                "/api/conversations/" + NONE + "/history",
                "/api/conversations/" + NONE + "/ownership?at=2026-01-01T00:00:00.000Z",
                "/api/contacts/" + NONE,
                "/api/contacts/" + NONE + "/history",
                "/api/exports/" + NONE,
                "/api/exports/" + NONE + "/file",
                "/api/folders/" + NONE,
                "/api/" + NONE,
                "/nowhere"
            })
    void not_found_404(String path) {
        stack.anna().get(path).isRefused(404, "not-found");
    }

    @Test
    void method_not_allowed_405() {
        stack.anna().call("DELETE", "/api/folders", null).isRefused(405, "method-not-allowed");
        stack.anna().call("PUT", "/api/conversations/any", "{}").isRefused(405, "method-not-allowed");
        stack.anna().call("PUT", "/api/exports", "{}").isRefused(405, "method-not-allowed");
    }

    @Test
    void not_acceptable_406() {
        for (var path : List.of("/api/folders", "/api/contacts", "/api/exports")) {
            stack.anna().with("Accept", "image/png").get(path).isRefused(406, "not-acceptable");
        }
    }

    @Test
    void unsupported_media_type_415() {
        var xml = "application/xml";
        stack.bot()
                .with("Content-Type", xml)
                .post("/api/conversations", "<a/>")
                .isRefused(415, "unsupported-media-type");
        stack.anna().with("Content-Type", xml).post("/api/contacts", "<a/>").isRefused(415, "unsupported-media-type");
        stack.anna().with("Content-Type", xml).post("/api/exports", "<a/>").isRefused(415, "unsupported-media-type");
    }

    @Test
    void range_not_satisfiable_416() {
        var export = Exports.complete(stack.anna(), Map.of("format", "csv-comma"));
        var refused = stack.anna()
                .with("Range", "bytes=999999999-")
                .get("/api/exports/" + export + "/file")
                .isRefused(416, "range-not-satisfiable");
        assertThat(refused.header("Content-Range")).startsWith("bytes */");
    }

    @Test
    void too_large_413() {
        var limit = 256 * 1024;
        stack.bot().post("/api/conversations", padded(limit + 1)).isRefused(413, "too-large");
        stack.anna().post("/api/contacts", padded(limit + 1)).isRefused(413, "too-large");
        stack.anna().post("/api/exports", padded(1024 * 1024 + 1)).isRefused(413, "too-large");
        stack.anna()
                .post("/api/exports", "{\"format\": \"csv-comma\"}" + " ".repeat(limit + 1))
                .is(202);
        stack.bot().post("/api/conversations", padded(limit)).is(201);
    }

    /** An escalation of so many bytes. */
    private static String padded(int length) {
        var escalation = "{\"channel\": \"web\", \"contact\": {}, \"helpMessage\": \"large\"}";
        return escalation + " ".repeat(length - escalation.length());
    }
}
