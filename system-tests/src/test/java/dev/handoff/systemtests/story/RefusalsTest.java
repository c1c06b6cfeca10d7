package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.Answer;
import dev.handoff.systemtests.stack.Exports;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the contract's table of errors, met through the gateway. */
@StackTest
class RefusalsTest {

    private static final String NONE = "no-such-id";
    private static final String ANYTHING = "{\"channel\": \"web\", \"contact\": {}, \"helpMessage\": \"%s\"}";

    private final Stack stack;

    RefusalsTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void invalid_request_400_lists_everything_that_is_wrong() {
        stack.bot().post("/api/conversations", "{\"channel\": ").isRefused(400, "invalid-request");
        var escalation = stack.bot()
                .post("/api/conversations", """
                        {"channel": "pigeon", "contact": {"nickname": "V"}, "helpMessage": "", "urgent": true}""")
                .isRefused(400, "invalid-request");
        assertThat(escalation.wrongFields()).contains("channel", "contact.nickname", "helpMessage", "urgent");
        var contact = stack.anna()
                .post("/api/contacts", """
                        {"email": "nobody", "phone": "12", "language": "de_DE", "timeZone": "+02:00", "shoeSize": 9}""")
                .isRefused(400, "invalid-request");
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

    @Test
    void forbidden_403() {
        stack.anna().post("/api/conversations", ANYTHING.formatted("mine")).isRefused(403, "forbidden");
        stack.bot().get("/api/folders").isRefused(403, "forbidden");
        var id = stack.bot().escalate("Not yours to close");
        stack.anna().assign(id).is(200);
        stack.ben().close(id).isRefused(403, "forbidden");
        stack.ada().close(id).isRefused(403, "forbidden");
        stack.ben().unassign(id).isRefused(403, "forbidden");
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
    void not_found_404_for_commands() {
        stack.anna().assign(NONE).isRefused(404, "not-found");
        stack.anna().patch("/api/contacts/" + NONE, Map.of("lastName", "X")).isRefused(404, "not-found");
        stack.olga().delete("/api/tags/" + NONE).isRefused(404, "not-found");
        stack.anna().delete("/api/exports/" + NONE).isRefused(404, "not-found");
        var contact = stack.anna().post("/api/contacts", Map.of("lastName", "Tagged")).is(201);
        stack.anna()
                .delete("/api/contacts/" + contact.text("contactId") + "/tags/" + NONE)
                .isRefused(404, "not-found");
        var id = stack.bot().escalate("after what?");
        stack.anna().get("/api/conversations/" + id + "/messages?after=" + NONE).isRefused(404, "not-found");
    }

    @Test
    void already_assigned_409_tells_by_whom_and_since_when() {
        var id = stack.bot().escalate("Taken");
        var assigned = stack.anna().assign(id).is(200);
        for (var person : List.of(stack.ben(), stack.anna(), stack.ada())) {
            var refused = person.assign(id).isRefused(409, "already-assigned");
            assertThat(refused.text("assignee")).isEqualTo("anna");
            assertThat(refused.text("assigneeName")).isEqualTo("Anna");
            assertThat(refused.text("assignedAt")).isEqualTo(assigned.text("assignedAt"));
        }
    }

    @Test
    void not_assigned_409() {
        var id = stack.bot().escalate("Nobody has it");
        stack.anna().reassign(id, "ben").isRefused(409, "not-assigned");
        stack.anna().unassign(id).isRefused(409, "not-assigned");
        stack.anna().join(id).isRefused(409, "not-assigned");
        stack.anna().close(id).isRefused(409, "not-assigned");
    }

    @Test
    void not_joined_409() {
        var id = stack.bot().escalate("Joining comes first");
        stack.anna().assign(id).is(200);
        stack.anna().say(id, "hello").isRefused(409, "not-joined");
        stack.anna().leave(id).isRefused(409, "not-joined");
    }

    @Test
    void conversation_closed_409_for_every_command() {
        var id = stack.bot().escalate("Over");
        stack.anna().assign(id).is(200);
        stack.anna().close(id).is(200);
        for (var answer : List.of(
                stack.anna().assign(id),
                stack.anna().reassign(id, "ben"),
                stack.anna().unassign(id),
                stack.anna().join(id),
                stack.anna().leave(id),
                stack.anna().say(id, "still there?"),
                stack.bot().passOn(id, "still there?"),
                stack.anna().close(id),
                stack.ben().close(id))) {
            answer.isRefused(409, "conversation-closed");
        }
    }

    @Test
    void duplicate_external_id_409_names_the_contact_that_has_it() {
        var externalId = "crm-" + UUID.randomUUID();
        var first = stack.anna()
                .post("/api/contacts", Map.of("lastName", "First", "externalId", externalId))
                .is(201)
                .text("contactId");
        assertThat(stack.anna()
                        .post("/api/contacts", Map.of("lastName", "Second", "externalId", externalId))
                        .isRefused(409, "duplicate-external-id")
                        .text("contactId"))
                .isEqualTo(first);
        stack.anna().delete("/api/contacts/" + first).is(204);
        stack.anna().post("/api/contacts", Map.of("lastName", "Second", "externalId", externalId)).is(201);
    }

    @Test
    void not_ready_409_and_expired_410_for_files() throws Exception {
        var cancelled = stack.anna().post("/api/exports", Map.of("format", "xlsx")).is(202).text("exportId");
        var cancel = stack.anna().delete("/api/exports/" + cancelled).is(204);
        assertThat(cancel.body()).isEmpty();
        var state = stack.anna().get("/api/exports/" + cancelled);
        // Faster than the cancel: it was completed, and deleted instead.
        if (state.status() == 200) {
            assertThat(state.text("status")).isEqualTo("cancelled");
            stack.anna().get("/api/exports/" + cancelled + "/file").isRefused(409, "not-ready");
        }

        var old = Exports.complete(stack.anna(), Map.of("format", "csv-comma"));
        // Seven days cannot be waited for: the only place where these tests reach into a database.
        var database = "jdbc:postgresql://" + stack.part("postgresql").hostAndPort() + "/exports";
        try (var connection = DriverManager.getConnection(database, "handoff", "handoff");
                var age = connection.prepareStatement(
                        "update export_job set expires_at = now() - interval '1 second' where export_id = ?")) {
            age.setString(1, old);
            assertThat(age.executeUpdate()).isEqualTo(1);
        }
        stack.anna().get("/api/exports/" + old + "/file").isRefused(410, "expired");
        assertThat(stack.anna().get("/api/exports/" + old).is(200).text("status")).isEqualTo("expired");
    }

    @Test
    void stale_version_412_tells_the_current_one() {
        var id = stack.bot().escalate("Versions");
        stack.anna().assign(id).is(200);
        var stale = stack.anna().with("If-Match", "\"0\"").join(id).isRefused(412, "stale-version");
        assertThat(stale.json().required("currentVersion").asLong()).isEqualTo(1);
        var contact = stack.anna().post("/api/contacts", Map.of("lastName", "Version")).is(201).text("contactId");
        stack.anna().patch("/api/contacts/" + contact, Map.of("firstName", "New")).is(200);
        assertThat(stack.anna()
                        .with("If-Match", "\"0\"")
                        .patch("/api/contacts/" + contact, Map.of("firstName", "Newer"))
                        .isRefused(412, "stale-version")
                        .json()
                        .required("currentVersion")
                        .asLong())
                .isEqualTo(1);
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
        stack.bot().with("Content-Type", xml).post("/api/conversations", "<a/>").isRefused(415, "unsupported-media-type");
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
        var escalation = ANYTHING.formatted("large");
        return escalation + " ".repeat(length - escalation.length());
    }

    @Test
    void unknown_agent_422_and_unknown_tag_422() {
        var id = stack.bot().escalate("To whom?");
        stack.anna().assign(id).is(200);
        stack.anna().reassign(id, "nobody").isRefused(422, "unknown-agent");
        stack.anna().reassign(id, "bot-platform").isRefused(422, "unknown-agent");
        var contact = "/api/contacts/"
                + stack.anna().post("/api/contacts", Map.of("lastName", "Tag")).is(201).text("contactId");
        stack.anna().put(contact + "/tags", Map.of("tags", List.of(NONE))).isRefused(422, "unknown-tag");
        stack.anna().post(contact + "/tags/" + NONE).isRefused(422, "unknown-tag");
    }

    @Test
    void too_many_requests_429_says_when_to_come_back() throws Exception {
        var refused = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // 600 at once and 300 a second are allowed: far more than that within seconds.
            for (var round = 0; round < 20 && refused.isEmpty(); round++) {
                var calls = new ArrayList<Future<Answer>>();
                for (var call = 0; call < 400; call++) calls.add(threads.submit(() -> stack.olga().get("/api/agents")));
                for (var call : calls) if (call.get().status() != 200) refused.add(call.get());
            }
        }
        assertThat(refused).as("refused").isNotEmpty();
        assertThat(refused).allSatisfy(answer -> answer.isRefused(429, "too-many-requests"));
        assertThat(Integer.parseInt(refused.getFirst().header("Retry-After"))).isPositive();
        stack.anna().get("/api/agents").is(200);
        await("olga to be let in again").atMost(Duration.ofSeconds(10)).until(() -> stack.olga()
                        .get("/api/agents")
                        .status()
                == 200);
    }

    @Test
    void unavailable_503_while_a_service_is_away() {
        stack.kill("exports");
        var refused = stack.anna().get("/api/exports").isRefused(503, "unavailable");
        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
        stack.anna().get("/api/contacts").is(200);
        stack.awaitAllUp();
        stack.anna().get("/api/exports").is(200);
    }

    @Test
    void every_answer_bears_what_keeps_browsers_safe_and_says_nothing_of_the_server() {
        for (var answer : List.of(
                stack.anna().with("X-Correlation-Id", "story-1").get("/api/folders").is(200),
                stack.anna().with("X-Correlation-Id", "story-1").get("/api/contacts/" + NONE).is(404),
                stack.stranger().with("X-Correlation-Id", "story-1").get("/api/folders").is(401),
                stack.stranger().with("X-Correlation-Id", "story-1").get("/docs").is(200))) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors");
            assertThat(answer.header("X-Correlation-Id")).isEqualTo("story-1");
            assertThat(answer.header("Server")).isNull();
        }
        var unsound = "not sound!";
        assertThat(stack.anna().with("X-Correlation-Id", unsound).get("/api/folders").is(200).header("X-Correlation-Id"))
                .isNotEqualTo(unsound)
                .matches("[A-Za-z0-9._-]{1,64}");
    }
}
