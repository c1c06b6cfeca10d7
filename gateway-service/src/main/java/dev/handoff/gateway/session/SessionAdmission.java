package dev.handoff.gateway.session;

import dev.handoff.gateway.FilterOrder;
import dev.handoff.gateway.limit.Allowance;
import dev.handoff.gateway.route.EndingStream;
import dev.handoff.gateway.route.Streams;
import java.time.Duration;
import java.time.Instant;
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
 * Makes a call that bears a session into one that bears its access token, which then is checked and counted like everybody's.
 * A call with a token of its own passes by: its cookies count for nothing.
 */
@Component
@Order(FilterOrder.SESSION)
class SessionAdmission implements WebFilter {

    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");
    private static final PathPattern WEBCHAT = PathPatternParser.defaultInstance.parse("/api/webchat/**");

    private final Sessions sessions;
    private final Allowance allowance;

    SessionAdmission(Sessions sessions, Allowance allowance) {
        this.sessions = sessions;
        this.allowance = allowance;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                || !request.getHeaders().containsHeader(HttpHeaders.COOKIE)
                || !isForAgents(request)) return chain.filter(exchange);
        return sessions.current(exchange)
                .map(session -> admitted(session, exchange))
                .defaultIfEmpty(exchange)
                .flatMap(chain::filter);
    }

    /** Visitors of a website are nobody of ours, even where an agent plays one in the same browser. */
    private static boolean isForAgents(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication();
        return API.matches(path) && !WEBCHAT.matches(path);
    }

    private ServerWebExchange admitted(Session session, ServerWebExchange exchange) {
        requireProof(session, exchange.getRequest());
        var admitted = exchange.mutate()
                .request(request -> request.headers(headers -> headers.setBearerAuth(session.accessToken())));
        if (Streams.isAskedFor(exchange.getRequest()))
            admitted.response(new EndingStream(exchange.getResponse(), endOf(session)));
        return admitted.build();
    }

    private void requireProof(Session session, ServerHttpRequest request) {
        try {
            CsrfToken.require(session, request);
        } catch (CsrfToken.Missing refusal) {
            allowance.takeUnknown(request);
            throw refusal;
        }
    }

    /** Who has signed out meanwhile, or is not allowed in any more, does not come back to it. */
    private static Mono<Long> endOf(Session session) {
        return Mono.defer(() -> Mono.delay(Duration.between(Instant.now(), session.accessEnds())));
    }
}
