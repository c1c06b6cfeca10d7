package dev.handoff.gateway.route;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;

import dev.handoff.gateway.Webchat;
import java.util.List;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;

/** Which service answers what. What is not named here is not reachable from outside, above all no actuator. */
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    @Order(0)
    RouteLocator apiRoutes(RouteLocatorBuilder builder, Services services, Webchat webchat) {
        var routes = builder.routes();
        // Before the contacts: a conversation that is started from one belongs to the inbox; the list of them does not.
        routes.route(
                "inbox-start",
                route -> route.method(HttpMethod.POST)
                        .and()
                        .path("/api/contacts/{id}/conversations")
                        .metadata(Instances.OF_ROUTE, services.inbox())
                        .uri(services.inbox().first()));
        add(
                routes,
                "inbox",
                services.inbox(),
                "/api/conversations",
                "/api/agents",
                "/api/folders",
                "/api/inboxes",
                "/api/ops/inbox");
        if (webchat.enabled()) add(routes, "webchat", services.inbox(), "/api/webchat");
        add(
                routes,
                "contacts",
                services.contacts(),
                "/api/contacts",
                "/api/tags",
                "/api/tag-groups",
                "/api/ops/contacts");
        add(routes, "exports", services.exports(), "/api/exports", "/api/ops/exports");
        return routes.build();
    }

    private static void add(RouteLocatorBuilder.Builder routes, String service, Instances instances, String... bases) {
        var paths = List.of(bases).stream().map(base -> base + "/**").toArray(String[]::new);
        routes.route(
                service + "-stream",
                route -> route.predicate(exchange -> Streams.isAskedFor(exchange.getRequest()))
                        .and()
                        .path(paths)
                        .metadata(RESPONSE_TIMEOUT_ATTR, -1)
                        .metadata(Instances.OF_ROUTE, instances)
                        .uri(instances.first()));
        routes.route(
                service,
                route -> route.path(paths)
                        .metadata(Instances.OF_ROUTE, instances)
                        .uri(instances.first()));
    }
}
