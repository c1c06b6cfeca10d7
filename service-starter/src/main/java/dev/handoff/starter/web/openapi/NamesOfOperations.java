package dev.handoff.starter.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Groups calls by what they are about and names them after it, for instance {@code conversations_assign}: as springdoc has
 * it they bear the names of classes, and numbers that change when a call is added.
 */
final class NamesOfOperations implements OpenApiCustomizer {

    private static final String API = "/api/";

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) return;
        api.getPaths().forEach((path, calls) -> {
            if (path.startsWith(API)) {
                var about = path.substring(API.length()).replaceFirst("/.*", "");
                calls.readOperations().forEach(operation -> name(operation, about));
            }
        });
    }

    private static void name(Operation operation, String about) {
        operation.setTags(List.of(about));
        operation.setOperationId(
                about.replace('-', '_') + "_" + operation.getOperationId().replaceFirst("_\\d+$", ""));
    }
}
