package dev.handoff.gateway.security;

import dev.handoff.gateway.FilterOrder;
import dev.handoff.gateway.limit.Allowance;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets in who has a valid token and has not called too often. What they may do there is the services' business, who get the
 * token unchanged. The pages outside {@code /api} are for everybody, and so is the web chat, whose visitors have tokens that
 * only the inbox-service knows.
 */
@Component
@Order(FilterOrder.ADMISSION)
class Admission implements WebFilter {

    // Patterns as the routes use them: no spelling of a path is an API call for one and not for the other.
    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");
    private static final PathPattern ACTUATOR = PathPatternParser.defaultInstance.parse("/actuator/**");
    private static final PathPattern WEBCHAT = PathPatternParser.defaultInstance.parse("/api/webchat/**");
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final Allowance allowance;

    Admission(Tokens tokens, Allowance allowance) {
        this.tokens = tokens;
        this.allowance = allowance;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var path = request.getPath().pathWithinApplication();
        // Of the management port, which shares the filters: whoever watches the gateway must see it when it is busy.
        if (ACTUATOR.matches(path)) return chain.filter(exchange);
        if (!API.matches(path)) {
            allowance.takeUnknown(request);
            return chain.filter(exchange);
        }
        if (WEBCHAT.matches(path)) {
            allowance.takeVisitor(request);
            return chain.filter(exchange);
        }
        var token = bearerToken(request);
        if (token == null) {
            allowance.takeUnknown(request);
            return Mono.error(new Unauthenticated(false));
        }
        var known = tokens.recall(token);
        if (known != null) return admit(known, exchange, chain);

        // Who guesses is stopped before the guess costs anything; colleagues with a good token have passed above.
        allowance.refuseSpentAddress(request);
        return tokens.check(token)
                .onErrorResume(Unauthenticated.class, refusal -> {
                    allowance.takeUnknown(request);
                    return Mono.error(refusal);
                })
                .flatMap(caller -> admit(caller, exchange, chain));
    }

    private Mono<Void> admit(Caller caller, ServerWebExchange exchange, WebFilterChain chain) {
        allowance.take(caller.subject(), caller.bot());
        return chain.filter(exchange);
    }

    private static @Nullable String bearerToken(ServerHttpRequest request) {
        var header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return null;
        var token = header.substring(SCHEME.length()).strip();
        return token.isEmpty() ? null : token;
    }
}
