package dev.handoff.starter.web.openapi;

import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The OpenAPI document, made from the controllers, with what this starter adds to each of them. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class OpenApiAutoConfiguration {

    static {
        // They come from the token, from headers, or are documented as the parameters that they read.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, ExpectedVersion.class, Limit.class, Cursor.class)
                .replaceWithClass(StreamingResponseBody.class, String.class);
    }

    @Bean
    OpenApiCustomizer common(@Value("${spring.application.name:handoff}") String name) {
        return api -> {
            if (api.getComponents() == null) api.setComponents(new Components());
            api.setInfo(new Info().title("Handoff: " + name).version("v1"));
            // One document for every address that it is served at.
            api.setServers(List.of(new Server().url("/")));
            api.addSecurityItem(new SecurityRequirement().addList("token"));
            api.getComponents()
                    .addSecuritySchemes(
                            "token",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT"))
                    .addSchemas(ProblemSchema.NAME, ProblemSchema.problem())
                    .addSchemas(ProblemSchema.FIELD_ERROR, ProblemSchema.fieldError());
        };
    }

    @Bean
    OpenApiCustomizer names() {
        return new NamesOfOperations();
    }

    @Bean
    OperationCustomizer parameters() {
        return new ParametersOfOperations();
    }

    @Bean
    OperationCustomizer problems() {
        return new ProblemsOfOperations();
    }

    @Bean
    ConstraintsOfProperties constraints() {
        return new ConstraintsOfProperties();
    }

    @Bean
    PatchSchemas patchSchemas() {
        return new PatchSchemas();
    }
}
