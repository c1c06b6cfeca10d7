package dev.handoff.starter.web.openapi;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;

/** What a problem looks like. */
final class ProblemSchema {

    static final String NAME = "Problem";
    static final String FIELD_ERROR = "FieldError";

    private ProblemSchema() {}

    static Schema<?> problem() {
        var problem = new ObjectSchema();
        problem.description("What went wrong (RFC 9457). Some problems have further members.")
                .addProperty("type", new StringSchema().format("uri").example("urn:handoff:problem:invalid-request"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("correlationId", new StringSchema().description("Finds the request in the logs."))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new Schema<>().$ref("#/components/schemas/" + FIELD_ERROR))
                                .description("Everything that is wrong with the request."));
        problem.setRequired(List.of("type", "title", "status", "detail", "instance", "correlationId"));
        return problem;
    }

    static Schema<?> fieldError() {
        var error = new ObjectSchema();
        error.addProperty("field", new StringSchema().example("contact.email"))
                .addProperty("message", new StringSchema());
        error.setRequired(List.of("field", "message"));
        return error;
    }
}
