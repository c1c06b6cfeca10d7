package dev.handoff.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTest {

    private static String generated;
    private static JsonNode document;

    @BeforeAll
    static void generate() throws IOException {
        generated = new AsyncApi(new EventSchemas()).yaml();
        document = AsyncApi.YAML.readTree(generated);
    }

    static Set<String> types() {
        return EventTypes.published().names();
    }

    static List<AsyncApi.Channel> channels() {
        return AsyncApi.CHANNELS;
    }

    @Test
    void the_committed_document_is_what_the_records_say() throws IOException {
        CommittedFile.asyncApi().shouldBe(generated);
    }

    @Test
    void it_is_a_valid_asyncapi_document() {
        var asyncApi = Json.MAPPER.readTree(Path.of("src/test/resources/asyncapi/asyncapi-3.0.0.schema.json"));
        assertThat(schema(SpecificationVersion.DRAFT_7, asyncApi).validate(document))
                .isEmpty();
    }

    @Test
    void every_published_type_is_a_message() {
        assertThat(document.at("/components/messages").propertyNames()).containsExactlyElementsOf(types());
    }

    @ParameterizedTest
    @MethodSource("channels")
    void a_channel_is_a_topic_and_has_the_messages_of_its_family(AsyncApi.Channel channel) {
        var described = document.at("/channels/" + channel.name());
        assertThat(described.at("/address").stringValue()).isEqualTo(channel.topic());
        assertThat(described.at("/bindings/kafka/topic").stringValue()).isEqualTo(channel.topic());
        assertThat(described.at("/messages").propertyNames()).containsExactlyElementsOf(channel.types());
    }

    @Test
    void every_reference_leads_somewhere_in_the_document() {
        var references = StreamSupport.stream(document.findValues("$ref").spliterator(), false)
                .map(JsonNode::stringValue)
                .toList();
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
    }

    @Test
    void all_headers_are_described_and_those_that_every_event_has_required() {
        var headers = document.at("/components/messageTraits/cloudEvent/headers");
        var required = new ArrayList<String>();
        headers.get("required").forEach(name -> required.add(name.stringValue()));
        assertThat(required).containsExactlyElementsOf(CloudEventHeaders.NAMES);
        assertThat(headers.get("properties").propertyNames())
                .containsAll(CloudEventHeaders.NAMES)
                .contains(CloudEventHeaders.REPLAYED)
                .hasSize(CloudEventHeaders.NAMES.size() + 1);
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_example_is_valid_by_the_document_alone(String type) {
        var message = document.at("/components/messages").get(type);
        var example = message.at("/examples/0");
        assertThat(schema(SpecificationVersion.DRAFT_7, message.get("payload")).validate(example.get("payload")))
                .isEmpty();
        assertThat(schema(SpecificationVersion.DRAFT_7, headersOf(message)).validate(example.get("headers")))
                .isEmpty();
    }

    /** The headers of a message as AsyncAPI has them: its own merged into those of its trait. */
    private static JsonNode headersOf(JsonNode message) {
        var trait = message.at("/traits/0/$ref").stringValue().substring(1);
        var headers = (ObjectNode) document.at(trait).get("headers").deepCopy();
        message.at("/headers/properties")
                .forEachEntry((name, property) ->
                        ((ObjectNode) headers.at("/properties").get(name)).setAll((ObjectNode) property));
        return headers;
    }

    private static com.networknt.schema.Schema schema(SpecificationVersion version, JsonNode schema) {
        return SchemaRegistry.withDefaultDialect(version).getSchema(schema);
    }
}
