package dev.handoff.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DownstreamPageTest {

    private static String page;
    private static EventSchemas schemas;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("../docs/downstream.md"));
        schemas = new EventSchemas();
    }

    static Set<String> types() {
        return EventTypes.published().names();
    }

    static List<String> headers() {
        return CloudEventHeaders.NAMES;
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_table_has_every_event_and_its_fields(String type) {
        var row = page.lines()
                .filter(line -> line.startsWith("| `" + type + "` |"))
                .findFirst();
        assertThat(row).isPresent();
        schemas.of(type)
                .get("properties")
                .propertyNames()
                .forEach(field -> assertThat(row.get()).contains("`" + field + "`"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void the_table_has_every_header(String header) {
        assertThat(page).contains("\n| `" + header + "` |");
    }
}
