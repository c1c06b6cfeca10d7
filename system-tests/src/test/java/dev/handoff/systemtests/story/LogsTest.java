package dev.handoff.systemtests.story;

import static dev.handoff.systemtests.stack.Topic.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.Logs;
import dev.handoff.systemtests.stack.Person;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import dev.handoff.systemtests.stack.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the programs write, one JSON object a line, told everything that they can tell. */
@StackTest
class LogsTest {

    private static final Set<String> SERVICES = Set.of("gateway", "inbox", "contacts", "exports");
    private static final String NAME = "Wilhelmina Logboek";
    private static final String EMAIL = "wilhelmina.logboek@example.org";
    private static final String PHONE = "+31205550147";
    private static final String EXTERNAL_ID = "CRM-logboek-77";
    private static final String HELP = "My logboek number is nobody else's business";
    private static final String ANSWER = "I have read about your logboek";
    private static final String[] PERSONAL = {"logboek", "Wilhelmina", "205550147", "business", "geheim-zoekwoord"};

    private final Stack stack;
    private final Logs logs;

    LogsTest(Stack stack) {
        this.stack = stack;
        this.logs = new Logs(stack);
    }

    @Test
    void one_correlation_id_leads_from_the_gateway_to_all_services_and_topics() {
        var id = "logs-" + System.nanoTime();
        var conversation = named(stack.bot(), id).escalate(Map.of("contact", Map.of("displayName", "Somebody")));

        await("lines of all services that bear " + id)
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(logs.of(id)).extracting(Logs.Line::service).containsAll(SERVICES));
        assertThat(logs.of(id))
                .extracting(line -> line.service() + " " + line.logger())
                .as("who logs a request, a command, a publication, a record that was read")
                .contains(
                        "gateway dev.handoff.gateway.answer.EveryAnswer",
                        "inbox dev.handoff.starter.command.AxonCommands",
                        "inbox dev.handoff.starter.reaction.ReactionInvoker",
                        "contacts dev.handoff.starter.messaging.EventReader",
                        "contacts dev.handoff.starter.command.AxonCommands",
                        "exports dev.handoff.starter.messaging.EventReader");
        assertThat(new Topic(stack, "handoff.conversations").byKey().get(conversation))
                .allSatisfy(
                        event -> assertThat(header(event, "ce_correlationid")).isEqualTo(id));
    }

    @Test
    void nothing_about_people_is_in_the_logs_whether_it_goes_well_or_not() {
        var id = "people-" + System.nanoTime();
        var bot = named(stack.bot(), id);
        var anna = named(stack.anna(), id);
        var conversation = bot.escalate(Map.of(
                "helpMessage",
                HELP,
                "contact",
                Map.of("displayName", NAME, "email", EMAIL, "phone", PHONE, "externalId", EXTERNAL_ID),
                "transcript",
                List.of(Map.of("from", "bot", "text", HELP, "at", "2026-11-02T10:00:00.000Z"))));
        anna.assign(conversation).is(200);
        anna.join(conversation).is(200);
        anna.say(conversation, ANSWER).is(201);
        bot.passOn(conversation, HELP).is(201);
        anna.get("/api/folders/mine?q=logboek").is(200);
        await("the contact")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !anna.list("/api/contacts?q=logboek").isEmpty());
        var contact = anna.list("/api/contacts?q=logboek")
                .getFirst()
                .required("contactId")
                .asString();
        anna.patch("/api/contacts/" + contact, Map.of("lastName", "Logboek-Geheim"))
                .is(200);

        // what is refused
        anna.post("/api/contacts", Map.of("displayName", NAME, "externalId", EXTERNAL_ID))
                .is(409);
        anna.post("/api/contacts", Map.of("displayName", NAME, "email", "logboek at home"))
                .is(400);
        anna.post("/api/contacts", "{\"displayName\": \"" + NAME + "\", ").is(400);
        anna.say(conversation, HELP.repeat(1000)).is(400);
        anna.get("/api/contacts?q=geheim-zoekwoord&limit=0").is(400);
        stack.ben().say(conversation, ANSWER).is(409);
        stack.stranger().get("/api/contacts?q=geheim-zoekwoord").is(401);

        var export = anna.post("/api/exports", Map.of("format", "csv-comma", "filter", Map.of("q", "logboek")))
                .is(202)
                .text("exportId");
        await("the export")
                .atMost(Duration.ofMinutes(1))
                .until(() -> anna.get("/api/exports/" + export).text("status").equals("completed"));
        anna.close(conversation).is(200);

        assertThat(logs.of(id)).extracting(Logs.Line::service).contains("gateway", "inbox", "contacts");
        assertThat(logs.files()).hasSizeGreaterThanOrEqualTo(SERVICES.size());
        for (var file : logs.files()) {
            assertThat(Logs.text(file)).as(file.toString()).isNotBlank().doesNotContainIgnoringCase(PERSONAL);
        }
    }

    private static Person named(Person person, String correlationId) {
        return person.with("X-Correlation-Id", correlationId);
    }
}
