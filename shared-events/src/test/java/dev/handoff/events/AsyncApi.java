package dev.handoff.events;

import dev.handoff.events.contact.ContactEvent;
import dev.handoff.events.conversation.ConversationEvent;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The AsyncAPI 3 document: a hand-written head, and a message for each event type with its schema and its golden file as
 * an example. Everything is in the one document, since many a reader gets nothing else.
 */
final class AsyncApi {

    static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.LITERAL_BLOCK_STYLE)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS, YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .build();

    /** A channel of the document, and whose events are on it. */
    record Channel(String name, String topic, String source, Class<?> events) {

        List<String> types() {
            return List.copyOf(EventTypes.of(events).names());
        }
    }

    static final List<Channel> CHANNELS = List.of(
            new Channel("conversations", Topics.CONVERSATIONS, "/handoff/inbox", ConversationEvent.class),
            new Channel("contacts", Topics.CONTACTS, "/handoff/contacts", ContactEvent.class));

    private static final Path HEAD = Path.of("src/test/resources/asyncapi/head.yaml");

    private final EventSchemas schemas;

    AsyncApi(EventSchemas schemas) {
        this.schemas = schemas;
    }

    String yaml() {
        return "# Generated from the event records by the tests of shared-events. Do not edit.\n"
                + YAML.writeValueAsString(document());
    }

    private ObjectNode document() {
        var document = (ObjectNode) YAML.readTree(HEAD);
        var messages = ((ObjectNode) document.get("components")).putObject("messages");
        for (var channel : CHANNELS) {
            var ofChannel = ((ObjectNode) document.at("/channels/" + channel.name())).putObject("messages");
            for (var type : channel.types()) {
                ofChannel.putObject(type).put("$ref", "#/components/messages/" + type);
                messages.set(type, message(channel, type));
            }
        }
        return document;
    }

    private ObjectNode message(Channel channel, String type) {
        var payload = schemas.of(type).without(List.of("$schema", "$id"));
        var message = payload.objectNode();
        message.put("name", type);
        message.set("title", payload.get("title"));
        message.set("summary", payload.get("description"));
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/cloudEvent");
        var headers = message.putObject("headers").put("type", "object").putObject("properties");
        headers.putObject(CloudEventHeaders.TYPE).put("const", type);
        headers.putObject(CloudEventHeaders.SOURCE).put("const", channel.source());
        headers.putObject(CloudEventHeaders.DATA_SCHEMA).put("const", EventTypes.schemaIdOf(type));
        message.set("payload", payload);
        message.putArray("examples").add(example(channel, type));
        return message;
    }

    private static ObjectNode example(Channel channel, String type) {
        var payload = Golden.full(type).json();
        var subject = payload.iterator().next().stringValue();
        var example = Json.MAPPER.createObjectNode();
        example.putObject("headers")
                .put(CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_1_0)
                .put(CloudEventHeaders.ID, "019a7c1e-52d4-7c19-b0aa-5d3e8f617042")
                .put(CloudEventHeaders.TYPE, type)
                .put(CloudEventHeaders.SOURCE, channel.source())
                .put(CloudEventHeaders.SUBJECT, subject)
                .put(CloudEventHeaders.TIME, "2026-03-02T08:15:07.042Z")
                .put(CloudEventHeaders.SEQUENCE, "0")
                .put(CloudEventHeaders.PARTITION_KEY, subject)
                .put(CloudEventHeaders.DATA_SCHEMA, EventTypes.schemaIdOf(type))
                .put(CloudEventHeaders.CORRELATION_ID, "019a7c1e-52c8-7f60-8d2b-91e7c4a0f358")
                .put(CloudEventHeaders.ACTOR, type.contains("escalated") ? "bot-platform" : "anna")
                .put(CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON);
        example.set("payload", payload);
        return example;
    }
}
