package dev.handoff.gateway.docs;

import dev.handoff.gateway.route.Instances;
import dev.handoff.gateway.route.Services;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI documents, as each service generates its own from its controllers, with the one change that calls go to the
 * gateway.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiDocuments {

    /** @param publicUrl where clients reach the gateway; relative: seen from where the document came from */
    @ConfigurationProperties("handoff")
    record PublicAddress(String publicUrl) {}

    @Bean
    RouteLocator openApiRoutes(RouteLocatorBuilder builder, Services services, PublicAddress address) {
        var routes = builder.routes();
        add(routes, "inbox", services.inbox(), address);
        add(routes, "contacts", services.contacts(), address);
        add(routes, "exports", services.exports(), address);
        return routes.build();
    }

    private static void add(
            RouteLocatorBuilder.Builder routes, String service, Instances instances, PublicAddress address) {
        routes.route(
                service + "-openapi",
                route -> route.path("/docs/openapi/" + service + ".json")
                        .filters(filters -> filters.setPath("/v3/api-docs")
                                // The document is the same for everybody: whoever asks need not be known to the
                                // service.
                                .removeRequestHeader(HttpHeaders.AUTHORIZATION)
                                .modifyResponseBody(
                                        JsonNode.class,
                                        JsonNode.class,
                                        (_, document) -> Mono.justOrEmpty(atTheGateway(document, address))))
                        .metadata(Instances.OF_ROUTE, instances)
                        .uri(instances.first()));
    }

    private static JsonNode atTheGateway(JsonNode document, PublicAddress address) {
        if (document instanceof ObjectNode openApi && openApi.has("openapi"))
            openApi.putArray("servers").addObject().put("url", address.publicUrl());
        return document;
    }
}
