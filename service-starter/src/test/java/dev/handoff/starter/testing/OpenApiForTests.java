package dev.handoff.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What has to hold for the OpenAPI document of each service. It is committed under {@code docs/openapi}, so that a change
 * of what is published is seen in a review; with {@code -Dupdate-openapi=true} tests write it.
 */
public final class OpenApiForTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path COMMITTED = Path.of("..", "docs", "openapi");
    private static final Pattern IN_PATH = Pattern.compile("\\{([^}]+)}");
    private static final Set<String> HEADERS =
            Set.of("If-Match", "Idempotency-Key", "Last-Event-ID", "Range", "If-Range", "If-None-Match");

    private final JsonNode document;
    private final Set<String> operationIds = new HashSet<>();

    private OpenApiForTests(JsonNode document) {
        this.document = document;
    }

    /**
     * Fails unless the document is sound and the committed one.
     *
     * @param service as in the address of the document at the gateway, for instance {@code inbox}
     */
    public static void assertPublished(String service, JsonNode document) {
        new OpenApiForTests(document).assertSound(service);
        assertCommitted(COMMITTED.resolve(service + ".json"), document);
    }

    private void assertSound(String service) {
        assertThat(document.required("openapi").stringValue()).startsWith("3.1");
        assertThat(document.at("/info/title").stringValue()).isEqualTo("Handoff: " + service);
        assertThat(document.at("/info/version").stringValue()).isEqualTo("v1");
        document.required("paths")
                .forEachEntry((path, calls) ->
                        calls.forEachEntry((method, operation) -> assertOperation(method + " " + path, operation)));
        document.findValuesAsString("$ref")
                .forEach(ref -> assertThat(document.at(ref.substring(1)).isMissingNode())
                        .as("nothing at " + ref)
                        .isFalse());
    }

    private void assertOperation(String call, JsonNode operation) {
        assertThat(operationIds.add(operation.required("operationId").stringValue()))
                .as("its own operation id: " + call)
                .isTrue();
        assertThat(operation.required("tags")).as(call).hasSize(1);
        var answers = operation.required("responses");
        assertThat(answers.propertyNames())
                .as(call)
                .contains("400", "401", "403", "default")
                .anyMatch(status -> status.startsWith("2"));
        answers.forEachEntry((status, answer) -> {
            if (status.matches("[45]..|default")) {
                assertThat(answer.at("/content/application~1problem+json/schema/$ref")
                                .stringValue())
                        .as(call + " " + status)
                        .isEqualTo("#/components/schemas/Problem");
            }
        });
        assertParameters(call, operation.path("parameters"));
    }

    private void assertParameters(String call, JsonNode parameters) {
        var inPath = new TreeSet<String>();
        for (var parameter : parameters) {
            var name = parameter.required("name").stringValue();
            var in = parameter.required("in").stringValue();
            var type = parameter.required("schema").path("type").asString("");
            if (in.equals("path")) inPath.add(name);
            if (in.equals("header")) assertThat(name).as(call).isIn(HEADERS);
            assertThat(name).as(call).isNotIn("caller", "expected");
            // no object comes as a parameter: what shows up as one is read from elsewhere
            assertThat(type.equals("object") || parameter.path("schema").has("$ref"))
                    .as(call + " " + name)
                    .isFalse();
        }
        assertThat(inPath)
                .as(call)
                .isEqualTo(IN_PATH.matcher(call)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static void assertCommitted(Path path, JsonNode document) {
        var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        try {
            if (Boolean.getBoolean("update-openapi")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text);
            }
            assertThat(path)
                    .as("%s is not what the controllers say: run the test with -Dupdate-openapi=true, and commit", path)
                    .exists()
                    .content()
                    .isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
