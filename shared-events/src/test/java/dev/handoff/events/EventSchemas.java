package dev.handoff.events;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of the event records. Components are required unless they bear {@link OptionalField}, further properties
 * are allowed since schemas grow, and nothing is referenced, so that each schema can be used alone.
 */
final class EventSchemas {

    private final Javadocs javadocs;
    private final SchemaGenerator generator;

    EventSchemas() throws IOException {
        javadocs = Javadocs.of(Path.of("src/main/java"));
        generator = new SchemaGenerator(configuration().build());
    }

    ObjectNode of(String type) {
        var record = EventTypes.published().classOf(type).orElseThrow();
        var generated = generator.generateSchema(record);
        var schema = generated.objectNode();
        schema.set("$schema", generated.get("$schema"));
        schema.put("$id", EventTypes.schemaIdOf(type));
        schema.put("title", record.getSimpleName());
        schema.put("description", javadocs.of(record));
        generated.forEachEntry(schema::putIfAbsent);
        return schema;
    }

    private SchemaGeneratorConfigBuilder configuration() {
        var builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonSchemaModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
                .with(Option.INLINE_ALL_SCHEMAS);
        builder.forTypesInGeneral().withPropertySorter((_, _) -> 0);
        builder.forFields()
                .withRequiredCheck(field -> !isMarked(field, OptionalField.class))
                .withDescriptionResolver(this::description)
                .withInstanceAttributeOverride((schema, field, context) -> {
                    if (isMarked(field, PersonalData.class)) schema.put("x-personal-data", true);
                });
        return builder;
    }

    private String description(FieldScope field) {
        if (field.isFakeContainerItemScope()) return null;
        return javadocs.of(field.getDeclaringType().getErasedType(), field.getDeclaredName());
    }

    private static boolean isMarked(FieldScope field, Class<? extends java.lang.annotation.Annotation> marker) {
        return !field.isFakeContainerItemScope() && field.getAnnotation(marker) != null;
    }
}
