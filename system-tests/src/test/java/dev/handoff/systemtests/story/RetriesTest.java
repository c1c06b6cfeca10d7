package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Person;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.WholeStackTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clients that do not know whether they were heard, and clients that do not know what has changed. */
@WholeStackTest
class RetriesTest {

    private static final String KEY = "Idempotency-Key";

    private final Stack stack;

    RetriesTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void an_escalation_that_is_sent_again_is_answered_again_and_adds_nothing() {
        var bot = stack.bot().with(KEY, UUID.randomUUID().toString());
        var escalation = Person.escalation(Map.of("helpMessage", "Once"));
        var first = bot.post("/api/conversations", escalation).is(201);
        var again = bot.post("/api/conversations", escalation).is(201);
        assertThat(again.text("conversationId")).isEqualTo(first.text("conversationId"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(stack.anna().history(first.text("conversationId"))).hasSize(1);

        var id = "own-" + UUID.randomUUID();
        var own = Person.escalation(Map.of("conversationId", id));
        stack.bot().post("/api/conversations", own).is(201);
        assertThat(stack.bot().post("/api/conversations", own).is(201).text("conversationId"))
                .isEqualTo(id);
        assertThat(stack.anna().history(id)).hasSize(1);
    }

    @Test
    void a_key_counts_for_one_caller_one_call_and_one_body() {
        var id = stack.bot().escalate("Keys");
        stack.anna().assign(id).is(200);
        stack.anna().join(id).is(200);
        stack.ben().join(id).is(200);
        var key = UUID.randomUUID().toString();
        var first = stack.anna().with(KEY, key).say(id, "Hello").is(201);
        assertThat(stack.anna().with(KEY, key).say(id, "Hello").is(201).text("messageId"))
                .isEqualTo(first.text("messageId"));
        stack.anna().with(KEY, key).say(id, "Something else").isRefused(422, "idempotency-key-reused");
        assertThat(stack.ben().with(KEY, key).say(id, "Hello").is(201).text("messageId"))
                .isNotEqualTo(first.text("messageId"));
        assertThat(stack.anna().list("/api/conversations/" + id + "/messages").stream()
                        .filter(message -> message.required("text").asString().equals("Hello")))
                .hasSize(2);

        var contact = Map.of("lastName", "Once", "externalId", UUID.randomUUID().toString());
        var made = stack.anna().with(KEY, key).post("/api/contacts", contact).is(201);
        assertThat(stack.anna()
                        .with(KEY, key)
                        .post("/api/contacts", contact)
                        .is(201)
                        .text("contactId"))
                .isEqualTo(made.text("contactId"));
        var export = stack.anna()
                .with(KEY, key)
                .post("/api/exports", Map.of("format", "xlsx"))
                .is(202);
        assertThat(stack.anna()
                        .with(KEY, key)
                        .post("/api/exports", Map.of("format", "xlsx"))
                        .is(202)
                        .text("exportId"))
                .isEqualTo(export.text("exportId"));
    }

    @Test
    void a_version_is_checked_where_one_is_given() {
        var made = stack.bot()
                .post("/api/conversations", Person.escalation(Map.of()))
                .is(201);
        assertThat(made.header("ETag")).isEqualTo("\"0\"");
        var id = made.text("conversationId");
        assertThat(stack.anna().with("If-Match", "\"0\"").assign(id).is(200).header("ETag"))
                .isEqualTo("\"1\"");
        stack.anna().with("If-Match", "\"0\"").join(id).isRefused(412, "stale-version");
        stack.anna().with("If-Match", "*").join(id).is(200);
        stack.anna().with("If-Match", "\"2\"").say(id, "As you see").is(201);
        stack.anna().with("If-Match", "\"2\"").close(id).isRefused(412, "stale-version");
        stack.bot().with("If-Match", "\"2\"").passOn(id, "Thanks").isRefused(412, "stale-version");
        stack.anna().with("If-Match", "\"3\"").close(id).is(200);
        stack.anna().with("If-Match", "3").close(id).isRefused(400, "invalid-request");
    }

    @Test
    void a_commands_own_answer_is_never_behind() {
        var anna = stack.anna();
        for (var round = 0; round < 10; round++) {
            var id = stack.bot().escalate("At once " + round);
            assertThat(anna.sees(id).path("folder").asString()).isEqualTo("new");
            var before = anna.folderCounts();
            anna.assign(id).is(200);
            assertThat(anna.sees(id).path("folder").asString()).isEqualTo("mine");
            assertThat(anna.folderCounts())
                    .containsEntry("new", before.get("new") - 1)
                    .containsEntry("mine", before.get("mine") + 1);
            assertThat(anna.get("/api/folders/mine?limit=1")
                            .is(200)
                            .json()
                            .required("items")
                            .get(0)
                            .required("conversationId")
                            .asString())
                    .isEqualTo(id);
        }
    }
}
