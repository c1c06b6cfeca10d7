package dev.handoff.starter.web.openapi;

import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.web.Roles;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/** Every call may be answered by a problem: those that follow from what a call takes, and any other. */
final class ProblemsOfOperations implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        add(operation, "400", "The request is malformed, or something in it is unknown or invalid.");
        add(operation, "401", "No valid token.");
        add(
                operation,
                "403",
                rolesOf(method)
                        .map(roles -> "Needs the role " + String.join(" or ", roles.value()) + ".")
                        .orElse("Not this caller."));
        if (hasPathVariable(method)) add(operation, "404", "There is no such thing.");
        if (takes(method, ExpectedVersion.class)) add(operation, "412", "If-Match names another version.");
        if (operation.getRequestBody() != null) {
            add(operation, "413", "The body is too large.");
            add(operation, "415", "The body is of another type.");
        }
        add(operation, "default", "Any other problem; 503 with Retry-After where the service cannot do it just now.");
        return operation;
    }

    private static void add(Operation operation, String status, String description) {
        var schema = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + ProblemSchema.NAME));
        operation
                .getResponses()
                .putIfAbsent(
                        status,
                        new ApiResponse()
                                .description(description)
                                .content(new Content().addMediaType("application/problem+json", schema)));
    }

    static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.getParameterType() == type);
    }

    private static Optional<Roles> rolesOf(HandlerMethod method) {
        return Optional.ofNullable(method.getMethodAnnotation(Roles.class))
                .or(() -> Optional.ofNullable(method.getBeanType().getAnnotation(Roles.class)));
    }

    private static boolean hasPathVariable(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.hasParameterAnnotation(PathVariable.class));
    }
}
