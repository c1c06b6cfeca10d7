package dev.handoff.starter.web.openapi;

import static dev.handoff.starter.web.openapi.ProblemsOfOperations.takes;

import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** The query parameters and headers behind the starter's own parameter types. */
final class ParametersOfOperations implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (takes(method, Limit.class)) query(operation, "limit", "How many items.", limit());
        if (takes(method, Cursor.class)) {
            query(operation, "cursor", "The nextCursor of the page before.", new StringSchema());
        }
        if (takes(method, ExpectedVersion.class)) {
            header(
                    operation,
                    "If-Match",
                    "The version, as in ETag, that must be the current one; * or nothing for any.",
                    new StringSchema().example("\"12\""));
        }
        if (method.hasMethodAnnotation(PostMapping.class)) {
            header(
                    operation,
                    "Idempotency-Key",
                    "Sent again with the same key and body within 24 hours, the request is answered as the first time.",
                    new StringSchema().minLength(1).maxLength(200));
        }
        return operation;
    }

    private static Schema<?> limit() {
        var schema = new IntegerSchema();
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(Limit.MAX));
        schema.setDefault(Limit.DEFAULT);
        return schema;
    }

    private static void query(Operation operation, String name, String description, Schema<?> schema) {
        operation.addParametersItem(
                new QueryParameter().name(name).description(description).schema(schema));
    }

    private static void header(Operation operation, String name, String description, Schema<?> schema) {
        operation.addParametersItem(
                new HeaderParameter().name(name).description(description).schema(schema));
    }
}
