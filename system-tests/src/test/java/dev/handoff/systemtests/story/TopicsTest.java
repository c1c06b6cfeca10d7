package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.events.Topics;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.Topic;
import dev.handoff.systemtests.stack.WholeStackTest;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What downstream systems read, and that the example for them works. */
@WholeStackTest
class TopicsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Stack stack;

    TopicsTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void every_event_of_a_conversation_arrives_in_order_with_all_its_headers() {
        var bot = stack.bot().with("X-Correlation-Id", "topics-test");
        var id = bot.escalate("Tell the world");
        stack.anna().assign(id).is(200);
        stack.anna().join(id).is(200);
        stack.anna().say(id, "Grüße 😀").is(201);
        stack.anna().reassignAndStay(id, "ben").is(200);
        stack.anna().leave(id).is(200);
        stack.bot().passOn(id, "Hello?").is(201);
        stack.olga().unassign(id).is(200);
        stack.ben().assign(id).is(200);
        stack.ben().close(id).is(200);

        var topic = new Topic(stack, "handoff.conversations");
        assertThat(topic.partitions()).isEqualTo(12);
        await("all events on the topic")
                .atMost(SOON)
                .until(() -> topic.byKey().getOrDefault(id, List.of()).size() == 10);
        var messages = topic.byKey().get(id);
        assertThat(messages.stream()
                        .map(message -> Topic.header(message, "ce_type").replace("handoff.conversation.", "")))
                .containsExactly(
                        "escalated.v1",
                        "assigned.v1",
                        "agent-joined.v1",
                        "agent-message-sent.v1",
                        "reassigned.v1",
                        "agent-left.v1",
                        "visitor-message-received.v1",
                        "unassigned.v1",
                        "assigned.v1",
                        "closed.v1");
        var history = stack.anna().history(id);
        assertThat(messages.stream()
                        .map(message -> Topic.header(message, "ce_id"))
                        .distinct())
                .hasSize(10);
        for (var message : messages) {
            var event = history.get(Integer.parseInt(Topic.header(message, "ce_sequence")));
            assertThat(Topic.header(message, "ce_specversion")).isEqualTo("1.0");
            assertThat(Topic.header(message, "ce_source")).isEqualTo("/handoff/inbox");
            assertThat(Topic.header(message, "ce_subject")).isEqualTo(id);
            assertThat(Topic.header(message, "ce_partitionkey")).isEqualTo(id);
            assertThat(Topic.header(message, "content-type")).isEqualTo("application/json");
            assertThat(Topic.header(message, "ce_dataschema")).isNotBlank();
            assertThat(Topic.header(message, "ce_correlationid")).isNotBlank();
            assertThat(Topic.header(message, "ce_type"))
                    .isEqualTo(event.required("type").asString());
            assertThat(Topic.header(message, "ce_time"))
                    .isEqualTo(event.required("at").asString());
            assertThat(Topic.header(message, "ce_actor"))
                    .isEqualTo(event.required("by").asString());
            assertThat(Topic.data(message)).isEqualTo(event.required("data"));
        }
        assertThat(Topic.header(messages.getFirst(), "ce_correlationid")).isEqualTo("topics-test");
        assertThat(Topic.header(messages.getFirst(), "ce_actor")).isEqualTo("bot-platform");
        assertThat(messages.get(3).value()).contains("Grüße 😀");
    }

    @Test
    void every_event_of_a_contact_arrives_too() {
        var contact = stack.anna()
                .post("/api/contacts", Map.of("lastName", "Topic"))
                .is(201)
                .text("contactId");
        var path = "/api/contacts/" + contact;
        stack.anna().patch(path, Map.of("firstName", "Test")).is(200);
        var sales = stack.anna().list("/api/tags").stream()
                .filter(tag -> tag.path("name").asString().equals("Sales"))
                .findFirst()
                .orElseThrow();
        stack.anna().post(path + "/tags/" + sales.path("tagId").asString()).is(200);
        stack.bot().escalate(Map.of("contact", Map.of("contactId", contact)));
        await("to have engaged")
                .atMost(SOON)
                .until(() -> !stack.anna().list(path + "/conversations").isEmpty());
        stack.anna().delete(path).is(204);

        var topic = new Topic(stack, "handoff.contacts");
        assertThat(topic.partitions()).isEqualTo(12);
        await("all events on the topic")
                .atMost(SOON)
                .until(() -> topic.byKey().getOrDefault(contact, List.of()).size() == 5);
        assertThat(topic.byKey().get(contact).stream()
                        .map(message -> Topic.header(message, "ce_type").replace("handoff.contact.", "")))
                .containsExactly("created.v1", "details-changed.v1", "tags-changed.v1", "engaged.v1", "deleted.v1");
        assertThat(topic.byKey().get(contact))
                .allSatisfy(message ->
                        assertThat(Topic.header(message, "ce_source")).isEqualTo("/handoff/contacts"));
    }

    @Test
    void the_example_reads_the_topics_with_a_kafka_client_and_the_vocabulary_alone() {
        var id = stack.bot().escalate("For the example");
        stack.anna().assign(id).is(200);
        var topic = new Topic(stack, "handoff.conversations");
        await("both events on the topic")
                .atMost(SOON)
                .until(() -> topic.byKey().getOrDefault(id, List.of()).size() == 2);

        var classpath = Stream.of(Topics.class, KafkaConsumer.class, Logger.class)
                .map(TopicsTest::jarOf)
                .collect(Collectors.joining(File.pathSeparator));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var ran = stack.run(
                        List.of(
                                java,
                                "-Xmx64m",
                                "-cp",
                                classpath,
                                "docs/examples/Subscriber.java",
                                stack.kafka(),
                                "--until-end"),
                        Duration.ofMinutes(2))
                .well();
        assertThat(ran.output()).doesNotContain("HOLE");
        var told = ran.lines().stream()
                .filter(line -> line.contains(id))
                .filter(line -> line.startsWith("handoff.conversation."))
                .toList();
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).startsWith("handoff.conversation.escalated.v1 " + id + " 0 bot-platform {");
        assertThat(told.get(1)).startsWith("handoff.conversation.assigned.v1 " + id + " 1 anna {");
        var conversations = ran.lines().stream()
                .filter(line -> line.startsWith("handoff.conversation."))
                .count();
        var events = new Topic(stack, "handoff.conversations")
                .byKey().values().stream().mapToLong(List::size).sum();
        assertThat(conversations).as("each event once").isEqualTo(events);
    }

    private static String jarOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }
}
