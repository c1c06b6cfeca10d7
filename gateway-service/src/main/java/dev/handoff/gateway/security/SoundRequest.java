package dev.handoff.gateway.security;

import dev.handoff.gateway.FilterOrder;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Turns away requests that gateway and service could read differently: {@code /api/tags/..;/../actuator} would be an API
 * call here and might be something else behind.
 */
@Component
@Order(FilterOrder.SOUND_REQUEST)
class SoundRequest implements WebFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String ALLOWED = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private static final Pattern AMBIGUOUS = Pattern.compile("""
            //|[;\\\\]|/\\.{1,2}(/|$)|%(2f|5c|2e|25|3b|[01][0-9a-f]|7f)""", Pattern.CASE_INSENSITIVE);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!METHODS.contains(exchange.getRequest().getMethod().name()))
            return Mono.error(new MethodNotAllowed(ALLOWED));
        if (AMBIGUOUS.matcher(exchange.getRequest().getURI().getRawPath()).find())
            return Mono.error(new UnsoundAddress());
        return chain.filter(exchange);
    }
}
