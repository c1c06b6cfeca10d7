package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.Answer;
import dev.handoff.systemtests.stack.Exports;
import dev.handoff.systemtests.stack.Part;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.Topic;
import dev.handoff.systemtests.stack.WholeStackTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The script, as people use it. */
@WholeStackTest
class RestartTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Stack stack;

    RestartTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void after_down_and_up_everything_is_as_it_was() {
        var id = stack.bot().escalate("Still here tomorrow?");
        stack.anna().assign(id).is(200);
        stack.anna().join(id).is(200);
        stack.anna().say(id, "Of course").is(201);
        var contact = stack.anna()
                .post("/api/contacts", Map.of("lastName", "Tomorrow"))
                .is(201)
                .text("contactId");
        var export = Exports.complete(stack.anna(), Map.of("format", "csv-comma"));
        await("the contact of the conversation")
                .atMost(SOON)
                .until(() ->
                        stack.anna().sees(id).path("contact").path("contactId").isString());
        var topic = new Topic(stack, "handoff.conversations");
        await("the events on their topic")
                .atMost(SOON)
                .until(() -> topic.byKey().getOrDefault(id, List.of()).size() == 4);
        var reads = List.of(
                "/api/conversations/" + id,
                "/api/conversations/" + id + "/messages",
                "/api/conversations/" + id + "/history",
                "/api/folders",
                "/api/folders/mine",
                "/api/folders/closed",
                "/api/contacts/" + contact,
                "/api/contacts?sort=createdAt&limit=200",
                "/api/tags",
                "/api/exports",
                "/api/exports/" + export + "/file");
        var before = read(reads);
        var events = topic.readAll().size();

        stack.down();
        assertThat(stack.run("status").exitCode()).isNotZero();
        assertThat(stack.status()).allMatch(part -> part.state().equals("down"));
        stack.up();

        assertThat(read(reads)).isEqualTo(before);
        assertThat(topic.readAll()).hasSizeGreaterThanOrEqualTo(events);
        stack.bot().passOn(id, "Good").is(201);
        stack.anna().close(id).is(200);
        await("what came after").atMost(SOON).until(() -> topic.byKey().get(id).size() == 6);
    }

    private List<String> read(List<String> paths) {
        var answers = new ArrayList<String>();
        for (var path : paths) {
            var answer = stack.anna().get(path);
            answers.add(answer.is(200).bodyText());
        }
        return answers;
    }

    @Test
    void status_prints_a_line_for_each_part_and_nothing_else() {
        var status = stack.run("status").well();
        assertThat(stack.status().stream().map(Part::name))
                .containsExactly("postgresql", "kafka", "identity", "inbox", "contacts", "exports", "gateway");
        assertThat(stack.status()).allMatch(Part::isUp).allMatch(part -> part.pid() > 0);
        assertThat(status.lines()).hasSize(7);
        assertThat(stack.part("gateway").address()).isEqualTo(stack.gateway());
        assertThat(stack.part("kafka").address()).isEqualTo(stack.kafka());
        assertThat(stack.part("postgresql").address()).matches("postgresql://\\w+:\\w+@localhost:\\d+");
    }

    @Test
    void a_token_and_an_escalation_are_to_be_had_from_the_script() {
        var token = stack.run("token", "ben").well().output().strip();
        assertThat(stack.bearing(token).get("/api/folders").is(200)).isInstanceOf(Answer.class);
        var text = "From the script " + System.nanoTime();
        stack.run("escalate", text).well();
        assertThat(stack.anna().list("/api/folders/new"))
                .anyMatch(conversation ->
                        conversation.path("helpMessage").asString().equals(text));
        assertThat(stack.run("logs", "inbox").well().output()).isNotBlank();
    }

    @Test
    void a_new_stack_has_something_to_look_at() {
        assertThat(stack.log()).contains("40 contacts, 12 conversations", "Handoff is ready");
        for (var number = 1; number <= 12; number++) stack.anna().sees("demo-%02d".formatted(number));
    }
}
