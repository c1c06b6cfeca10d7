package dev.handoff.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.Databases;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.Topic;
import dev.handoff.systemtests.stack.WholeStackTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Everything is published once more on the live topics, while a team works: nobody who follows takes harm. */
@WholeStackTest
class RepublishTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stack stack;
    private final Databases databases;

    RepublishTest(Stack stack) {
        this.stack = stack;
        this.databases = new Databases(stack);
    }

    @Test
    void what_is_published_again_changes_nothing_at_those_who_had_it() throws Exception {
        var conversation = stack.bot()
                .escalate(Map.of("contact", Map.of("email", System.nanoTime() + "@example.org"), "inbox", "again"));
        stack.anna().assign(conversation).is(200);
        stack.run("check").well(); // waits until everybody has everything
        var history = stack.anna().history(conversation);
        var before = made();

        for (var service : List.of("inbox", "contacts")) republish(service);
        for (var service : List.of("inbox", "contacts")) awaitDone(service);

        stack.run("check").well();
        assertThat(made()).isEqualTo(before);
        assertThat(stack.anna().history(conversation)).isEqualTo(history);
        for (var topic : List.of("handoff.conversations", "handoff.contacts")) {
            var again = new Topic(stack, topic)
                    .readAll().stream()
                            .filter(message -> "true".equals(Topic.header(message, "ce_replayed")))
                            .toList();
            assertThat(again).as(topic).isNotEmpty();
        }
        assertThat(new Topic(stack, "handoff.conversations").byKey().get(conversation))
                .hasSameSizeAs(history);
    }

    @Test
    void while_a_team_works_nothing_is_lost_or_told_twice() throws Exception {
        var load = new Load(stack);
        var ledger = load.start(System.nanoTime());
        try {
            var answered = ledger.answeredSoFar();
            republish("inbox");
            awaitDone("inbox");
            await("work to go on").atMost(PATIENCE).until(() -> ledger.answeredSoFar() > answered);
        } finally {
            load.stop();
        }
        stack.run("check").well();
    }

    private void republish(String service) {
        stack.ada()
                .post("/api/ops/" + service + "/republish", Map.of("from", "start"))
                .is(202);
    }

    private void awaitDone(String service) {
        await().atMost(PATIENCE).until(() -> {
            var state = republishing(service);
            assertThat(state.has("error")).as(state.toString()).isFalse();
            return state.required("status").stringValue().equals("running");
        });
        assertThat(republishing(service).at("/lastReplay/purpose").stringValue())
                .isEqualTo("republish");
    }

    private JsonNode republishing(String service) {
        return stack.ada()
                .get("/api/ops/" + service + "/projections/republish")
                .is(200)
                .json();
    }

    /** How much each service has made of the other's events. */
    private List<String> made() {
        return List.of(
                databases.value("inbox", "select count(*) from contact_copy"),
                databases.value("contacts", "select count(*) from engagements"),
                databases.value("exports", "select count(*) from contact"));
    }
}
