package dev.handoff.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class GoldenFilesTest {

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
    @MethodSource("golden")
    void what_was_once_published_is_read_and_written_as_it_was(Golden golden) {
        var event = Json.MAPPER.treeToValue(golden.json(), recordOf(golden.type()));
        assertThat(Json.MAPPER.<JsonNode>valueToTree(event)).isEqualTo(golden.json());
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_has_a_full_file(String type) {
        var fields = fieldsOf(schemas.of(type), "", false);
        assertThat(fieldsIn(Golden.full(type).json(), "")).isEqualTo(fields);
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_type_with_optional_fields_has_a_minimal_file(String type) {
        var all = fieldsOf(schemas.of(type), "", false);
        var required = fieldsOf(schemas.of(type), "", true);
        if (required.equals(all)) return;
        assertThat(Golden.minimal(type).file()).exists();
        assertThat(required).containsAll(fieldsIn(Golden.minimal(type).json(), ""));
    }

    @Test
    void no_golden_file_is_left_without_a_type() throws IOException {
        assertThat(golden().map(Golden::type)).isSubsetOf(types());
    }

    @Test
    void a_field_of_later_days_is_passed_over() {
        var type = "handoff.conversation.assigned.v1";
        var later = (ObjectNode) Golden.full(type).json();
        later.put("mood", "good");
        assertThat((Object) Json.MAPPER.treeToValue(later, recordOf(type)))
                .isEqualTo(Json.MAPPER.treeToValue(Golden.full(type).json(), recordOf(type)));
    }

    private static Class<?> recordOf(String type) {
        return EventTypes.published().classOf(type).orElseThrow();
    }

    /** Paths of the fields that a schema tells of, those of an array's items as if there were no array. */
    private static Set<String> fieldsOf(JsonNode schema, String path, boolean onlyRequired) {
        var fields = new TreeSet<String>();
        var required = new HashSet<String>();
        schema.path("required").forEach(name -> required.add(name.stringValue()));
        schema.path("properties").forEachEntry((name, property) -> {
            if (onlyRequired && !required.contains(name)) return;
            fields.add(path + "/" + name);
            fields.addAll(fieldsOf(property, path + "/" + name, onlyRequired));
        });
        if (schema.has("items")) fields.addAll(fieldsOf(schema.get("items"), path, onlyRequired));
        return fields;
    }

    private static Set<String> fieldsIn(JsonNode json, String path) {
        var fields = new TreeSet<String>();
        if (json.isArray()) json.forEach(item -> fields.addAll(fieldsIn(item, path)));
        if (json.isObject()) {
            json.forEachEntry((name, value) -> {
                fields.add(path + "/" + name);
                fields.addAll(fieldsIn(value, path + "/" + name));
            });
        }
        return fields;
    }
}
