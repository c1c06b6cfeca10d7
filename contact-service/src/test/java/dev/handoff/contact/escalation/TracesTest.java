package dev.handoff.contact.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.contact.ContactServiceForTests;
import dev.handoff.events.Topics;
import dev.handoff.events.conversation.Channel;
import dev.handoff.events.conversation.ContactReference;
import dev.handoff.events.conversation.ConversationEvent.Escalated;
import dev.handoff.starter.testing.CollectorForTests;
import dev.handoff.starter.testing.CollectorForTests.Span;
import dev.handoff.starter.testing.KafkaForTests;
import dev.handoff.starter.testing.PostgresForTests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A request, and a record of Kafka: what each leads to is one trace, named by the correlation id. */
class TracesTest {

    private static CollectorForTests collector;
    private static Conversations conversations;
    private static ContactServiceForTests service;

    @BeforeAll
    static void start() {
        KafkaForTests.createTopics(4, Topics.CONVERSATIONS, Topics.CONTACTS);
        collector = new CollectorForTests();
        conversations = new Conversations();
        service = ContactServiceForTests.start(
                PostgresForTests.newDatabase(),
                KafkaForTests.bootstrapServers(),
                "--handoff.tracing.collector=" + collector.endpoint());
    }

    @AfterAll
    static void stop() {
        service.close();
        conversations.close();
        collector.close();
    }

    @Test
    void a_request_its_command_the_store_and_the_record_on_its_topic_are_one_trace() {
        var id = UUID.randomUUID().toString();
        var trace = id.replace("-", "");
        var gateway = "00-" + trace + "-00f067aa0ba902b7-01";
        var answer = service.anna()
                .post("/api/contacts", "{\"displayName\": \"Tracy\"}", "X-Correlation-Id", id, "traceparent", gateway);
        assertThat(answer.status()).isEqualTo(201);

        await().untilAsserted(() -> assertThat(collector.spans(trace))
                .extracting(Span::name)
                .containsExactlyInAnyOrder("POST /api/contacts", "Create", "store", "publish " + Topics.CONTACTS));
        assertThat(parent(trace, "POST /api/contacts")).isEqualTo("00f067aa0ba902b7");
        assertThat(parent(trace, "Create"))
                .isEqualTo(span(trace, "POST /api/contacts").id());
        assertThat(parent(trace, "store")).isEqualTo(span(trace, "Create").id());
    }

    @Test
    void a_record_and_the_commands_that_it_leads_to_are_in_the_trace_of_their_correlation_id() {
        conversations.send(new Escalated(
                UUID.randomUUID().toString(),
                Channel.WEB,
                "default",
                new ContactReference(null, UUID.randomUUID().toString(), "Tracy", null, null),
                "help",
                List.of()));

        var trace = UUID.nameUUIDFromBytes("request-1".getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        await().untilAsserted(() -> assertThat(collector.spans(trace))
                .extracting(Span::name)
                .contains("handle " + Topics.CONVERSATIONS, "store", "publish " + Topics.CONTACTS));
        var handling = collector.spans(trace).stream()
                .filter(span -> span.name().startsWith("handle"))
                .map(Span::id)
                .toList();
        assertThat(collector.spans(trace)).extracting(Span::parent).containsAnyElementsOf(handling);
    }

    private static String parent(String trace, String name) {
        return span(trace, name).parent();
    }

    private static Span span(String trace, String name) {
        return collector.spans(trace).stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
