package dev.handoff.inbox.channel.webchat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Says in the OpenAPI document that visitors show the token of their visit, or none to begin one, and that keys for
 * retries are for callers with a bearer token.
 */
@Component
@IfWebchat
class VisitorsInOpenApi implements OpenApiCustomizer {

    private static final String SCHEME = "visitor";
    private static final String VISITS = "/api/webchat/visits";

    @Override
    public void customise(OpenAPI api) {
        api.getComponents()
                .addSecuritySchemes(
                        SCHEME,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("Authorization")
                                .description("`Visitor` and the token of the visit."));
        api.getPaths().forEach((path, item) -> {
            if (!path.startsWith("/api/webchat/")) return;
            item.readOperationsMap().forEach((method, operation) -> secure(path, method, operation));
        });
    }

    private static void secure(String path, HttpMethod method, Operation operation) {
        var isBeginning = path.equals(VISITS) && method == HttpMethod.POST;
        if (operation.getParameters() != null) {
            operation.getParameters().removeIf(parameter -> parameter.getName().equals("Idempotency-Key"));
        }
        operation.setSecurity(isBeginning ? List.of() : List.of(new SecurityRequirement().addList(SCHEME)));
    }
}
