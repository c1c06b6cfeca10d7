package dev.handoff.gateway.route;

import dev.handoff.gateway.answer.CorrelationId;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a service gets to see of a request's headers: nothing in which somebody outside could claim to be somebody, or to
 * come from somewhere (who calls is in the token, and only there), and the correlation id that the answer will bear.
 */
@Component
class OutgoingHeaders implements HttpHeadersFilter {

    private static final Set<String> NAMES = Set.of(
            "forwarded",
            "cookie",
            "x-csrf-token",
            "remote-user",
            "x-real-ip",
            "x-client-ip",
            "x-roles",
            "x-role",
            "x-groups",
            "x-correlation-id",
            "x-http-method-override",
            "x-http-method",
            "x-method-override");

    private static final String[] BEGINNINGS = {
        "x-user", "x-auth", "x-forwarded", "x-remote", "x-original", "x-rewrite", "x-envoy"
    };

    @Override
    public HttpHeaders filter(HttpHeaders incoming, ServerWebExchange exchange) {
        var outgoing = new HttpHeaders();
        incoming.forEach((name, values) -> {
            if (passes(name.toLowerCase(Locale.ROOT))) outgoing.addAll(name, values);
        });
        outgoing.set(CorrelationId.HEADER, CorrelationId.of(exchange));
        return outgoing;
    }

    private static boolean passes(String name) {
        if (NAMES.contains(name)) return false;
        for (var beginning : BEGINNINGS) {
            if (name.startsWith(beginning)) return false;
        }
        return true;
    }
}
