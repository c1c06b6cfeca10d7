package dev.handoff.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.TimeZone;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the contract has it: times in UTC with milliseconds. The rest is in the records' own annotations. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .withConfigOverride(
                    Instant.class,
                    instant -> instant.setFormat(JsonFormat.Value.forPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX")
                            .withTimeZone(TimeZone.getTimeZone("UTC"))))
            .build();

    private static final Separators SEPARATORS =
            Separators.createDefaultInstance().withObjectNameValueSpacing(Spacing.AFTER);

    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter(SEPARATORS).withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private Json() {}

    /** For files that are committed: indented, with a newline at the end, the same on every system. */
    static String pretty(JsonNode node) {
        return MAPPER.writer().with(PRETTY).writeValueAsString(node) + "\n";
    }
}
