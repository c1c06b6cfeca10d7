package dev.handoff.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SchemasTest {

    private static EventSchemas schemas;

    @BeforeAll
    static void read_the_sources() throws IOException {
        schemas = new EventSchemas();
    }

    static Set<String> types() {
        return EventTypes.published().names();
    }

    static Stream<Golden> golden() throws IOException {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_committed_schema_is_what_the_record_says(String type) throws IOException {
        CommittedFile.schemaOf(type).shouldBe(Json.pretty(schemas.of(type)));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void what_was_once_published_stays_valid(Golden golden) {
        assertThat(validator(golden.type()).validate(golden.json())).isEmpty();
    }

    @Test
    void a_field_of_later_days_is_welcome() {
        var later = (ObjectNode) Golden.full("handoff.conversation.assigned.v1").json();
        later.put("mood", "good");
        assertThat(validator("handoff.conversation.assigned.v1").validate(later))
                .isEmpty();
    }

    @Test
    void a_missing_field_and_a_time_that_is_none_are_invalid() {
        var escalated = Golden.full("handoff.conversation.escalated.v1").json();
        ((ObjectNode) escalated).remove("inbox");
        ((ObjectNode) escalated.at("/transcript/0")).put("at", "yesterday");
        assertThat(validator("handoff.conversation.escalated.v1").validate(escalated))
                .extracting(error -> error.getKeyword())
                .containsExactlyInAnyOrder("required", "format");
    }

    @Test
    void what_tells_something_about_a_person_is_marked() {
        assertThat(schemas.of("handoff.conversation.visitor-message-received.v1")
                        .at("/properties"))
                .filteredOn(property -> property.path("x-personal-data").booleanValue(false))
                .containsExactly(json("""
                        {"type": "string", "description": "What they wrote: 1 to 10,000 characters.", "x-personal-data": true}
                        """));
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text);
    }

    private static Schema validator(String type) {
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(config))
                .getSchema(schemas.of(type));
    }
}
