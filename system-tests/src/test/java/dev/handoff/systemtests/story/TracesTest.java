package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.starter.testing.CollectorForTests;
import dev.handoff.starter.testing.CollectorForTests.Span;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the collector hears that {@code HANDOFF_TRACES_TO} names. */
@StackTest
class TracesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String NAME = "Theodora Spoorzoeker";
    private static final String EMAIL = "theodora.spoorzoeker@example.org";
    private static final String PHONE = "+31205550148";
    private static final String HELP = "My spoorzoeker is nobody else's business";
    private static final String[] PERSONAL = {"spoorzoeker", "theodora", "205550148", "business"};

    private final Stack stack;
    private final CollectorForTests collector;

    TracesTest(Stack stack, CollectorForTests collector) {
        this.stack = stack;
        this.collector = collector;
    }

    @Test
    void one_trace_leads_from_the_gateway_through_command_store_publisher_and_kafka_to_whoever_consumes() {
        var escalated = stack.bot()
                .post(
                        "/api/conversations",
                        Map.of("channel", "web", "contact", Map.of("displayName", "Somebody"), "helpMessage", "help"))
                .is(201);
        var trace = trace(escalated.header("X-Correlation-Id"));

        var request = "gateway POST inbox";
        var received = request + " / inbox publish handoff.conversations / contacts handle handoff.conversations";
        await("the spans of " + trace)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ways(trace))
                        .contains(
                                request,
                                request + " / inbox POST /api/conversations / inbox Escalate / inbox store",
                                received + " / contacts Welcome / contacts store",
                                request + " / contacts publish handoff.contacts / exports handle handoff.contacts",
                                request + " / contacts publish handoff.contacts / inbox handle handoff.contacts"));
    }

    @Test
    void nothing_about_people_is_in_a_trace_whether_it_goes_well_or_not() {
        var id = UUID.randomUUID().toString();
        var bot = stack.bot().with("X-Correlation-Id", id);
        var anna = stack.anna().with("X-Correlation-Id", id);
        var contact = Map.of("displayName", NAME, "email", EMAIL, "phone", PHONE);
        var conversation = bot.escalate(Map.of("helpMessage", HELP, "contact", contact));
        anna.assign(conversation).is(200);
        anna.join(conversation).is(200);
        anna.say(conversation, HELP).is(201);
        anna.get("/api/folders/mine?q=spoorzoeker").is(200);

        // what is refused
        anna.post("/api/contacts", Map.of("displayName", NAME, "email", "spoorzoeker at home"))
                .is(400);
        anna.get("/api/contacts?q=spoorzoeker&limit=0").is(400);
        anna.get("/api/contacts/spoorzoeker").is(404);
        stack.ben().with("X-Correlation-Id", id).say(conversation, HELP).is(409);

        var spans = await("all that it led to")
                .atMost(PATIENCE)
                .until(() -> collector.spans(trace(id)), TracesTest::areAllThere);
        assertThat(spans)
                .extracting(Span::text)
                .allSatisfy(text -> assertThat(text).doesNotContainIgnoringCase(PERSONAL));
    }

    /** The refusal of the last call, and the end of the way of the first. */
    private static boolean areAllThere(List<Span> spans) {
        return spans.stream().anyMatch(span -> span.text().contains("NotJoined"))
                && spans.stream().anyMatch(span -> span.service().equals("exports"));
    }

    private static String trace(String correlationId) {
        return correlationId.replace("-", "");
    }

    /** How one comes to each span: all above it, from the first. */
    private List<String> ways(String trace) {
        return collector.spans(trace).stream().map(this::way).toList();
    }

    private String way(Span span) {
        var name = span.service() + " " + span.name();
        if (span.parent().isEmpty()) return name;
        return collector.spans(span.trace()).stream()
                .filter(above -> above.id().equals(span.parent()))
                .findFirst()
                .map(above -> way(above) + " / " + name)
                .orElse("? / " + name);
    }
}
