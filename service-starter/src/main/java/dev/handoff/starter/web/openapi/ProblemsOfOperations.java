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
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** Every call may be answered by a problem: those that follow from what a call takes, and any other. */
final class ProblemsOfOperations implements OperationCustomizer {

    private static final Pattern PROBLEM = Pattern.compile("[45]\\d\\d|default");

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
        if (takes(method, ExpectedVersion.class)) {
            add(operation, "409", "Its state does not allow this; the type tells why.");
            add(operation, "412", "If-Match names another version.");
        }
        if (operation.getRequestBody() != null) {
            add(operation, "413", "The body is too large.");
            add(operation, "415", "The body is of another type.");
        }
        if (operation.getRequestBody() != null || method.hasMethodAnnotation(PostMapping.class)) {
            add(operation, "422", "It names what is not there, or its Idempotency-Key came with another request.");
        }
        add(operation, "429", "Too many requests; Retry-After tells when to go on.");
        add(operation, "503", "Not just now; Retry-After tells when to try again.");
        add(operation, "default", "Any other problem.");
        operation.getResponses().forEach((status, answer) -> {
            if (PROBLEM.matcher(status).matches()) answer.content(problem());
        });
        return operation;
    }

    private static void add(Operation operation, String status, String description) {
        operation.getResponses().putIfAbsent(status, new ApiResponse().description(description));
    }

    private static Content problem() {
        var schema = new Schema<>().$ref("#/components/schemas/" + ProblemSchema.NAME);
        return new Content().addMediaType("application/problem+json", new MediaType().schema(schema));
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
