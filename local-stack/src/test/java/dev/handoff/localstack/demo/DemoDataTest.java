package dev.handoff.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoDataTest {

    private final JsonNode contacts = read("contacts.json");
    private final JsonNode conversations = read("conversations.json");

    @Test
    void forty_people_with_tags_of_the_catalogue() {
        assertThat(contacts.values()).hasSize(40);
        assertThat(contacts.values())
                .extracting(contact -> text(contact, "externalId"))
                .doesNotHaveDuplicates();
        assertThat(contacts.values())
                .extracting(contact -> text(contact, "email"))
                .doesNotHaveDuplicates();
        assertThat(contacts.values().stream()
                        .map(contact -> text(contact, "tag"))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("Sales", "Support", "Billing");
    }

    @Test
    void twelve_conversations_of_people_who_are_there() {
        assertThat(conversations.values()).hasSize(12);
        assertThat(contacts.values())
                .extracting(contact -> text(contact, "externalId"))
                .containsAll(conversations.values().stream()
                        .map(conversation -> text(conversation, "contact"))
                        .toList());
    }

    @Test
    void something_waits_is_with_an_agent_and_is_closed() {
        var lastSteps =
                conversations.values().stream().map(DemoDataTest::lastStep).toList();
        assertThat(lastSteps).contains("", "assign", "messages", "visitor-messages", "close");
    }

    private static String lastStep(JsonNode conversation) {
        var steps = conversation.path("then");
        return steps.isEmpty() ? "" : text(steps.get(steps.size() - 1), "do");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }

    private static JsonNode read(String name) {
        try (var data = Demo.class.getResourceAsStream(name)) {
            return new JsonMapper().readTree(data);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
