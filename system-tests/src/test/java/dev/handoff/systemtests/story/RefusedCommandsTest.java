package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Exports;
import dev.handoff.systemtests.stack.Person;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Refusals of the contract's table that depend on what there is, and by whom it is asked. */
@StackTest
class RefusedCommandsTest {

    private static final String NONE = "no-such-id";

    private final Stack stack;

    RefusedCommandsTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void forbidden_403() {
        stack.anna().post("/api/conversations", Person.escalation(Map.of())).isRefused(403, "forbidden");
        stack.bot().get("/api/folders").isRefused(403, "forbidden");
        var id = stack.bot().escalate("Not yours to close");
        stack.anna().assign(id).is(200);
        stack.ben().close(id).isRefused(403, "forbidden");
        stack.ada().close(id).isRefused(403, "forbidden");
        stack.ben().unassign(id).isRefused(403, "forbidden");
    }

    @Test
    void not_found_404_for_commands() {
        stack.anna().assign(NONE).isRefused(404, "not-found");
        stack.anna().patch("/api/contacts/" + NONE, Map.of("lastName", "X")).isRefused(404, "not-found");
        stack.olga().delete("/api/tags/" + NONE).isRefused(404, "not-found");
        stack.anna().delete("/api/exports/" + NONE).isRefused(404, "not-found");
        var contact =
                stack.anna().post("/api/contacts", Map.of("lastName", "Tagged")).is(201);
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
        stack.anna()
                .post("/api/contacts", Map.of("lastName", "Second", "externalId", externalId))
                .is(201);
    }

    @Test
    void not_ready_409_and_expired_410_for_files() throws Exception {
        var cancelled = stack.anna()
                .post("/api/exports", Map.of("format", "xlsx"))
                .is(202)
                .text("exportId");
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
        assertThat(stack.anna().get("/api/exports/" + old).is(200).text("status"))
                .isEqualTo("expired");
    }

    @Test
    void stale_version_412_tells_the_current_one() {
        var id = stack.bot().escalate("Versions");
        stack.anna().assign(id).is(200);
        var stale = stack.anna().with("If-Match", "\"0\"").join(id).isRefused(412, "stale-version");
        assertThat(stale.json().required("currentVersion").asLong()).isEqualTo(1);
        var contact = stack.anna()
                .post("/api/contacts", Map.of("lastName", "Version"))
                .is(201)
                .text("contactId");
        stack.anna()
                .patch("/api/contacts/" + contact, Map.of("firstName", "New"))
                .is(200);
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
    void unknown_agent_422_and_unknown_tag_422() {
        var id = stack.bot().escalate("To whom?");
        stack.anna().assign(id).is(200);
        stack.anna().reassign(id, "nobody").isRefused(422, "unknown-agent");
        stack.anna().reassign(id, "bot-platform").isRefused(422, "unknown-agent");
        var contact = "/api/contacts/"
                + stack.anna()
                        .post("/api/contacts", Map.of("lastName", "Tag"))
                        .is(201)
                        .text("contactId");
        stack.anna().put(contact + "/tags", Map.of("tags", List.of(NONE))).isRefused(422, "unknown-tag");
        stack.anna().post(contact + "/tags/" + NONE).isRefused(422, "unknown-tag");
    }
}
