package dev.handoff.gateway.security;

import dev.handoff.gateway.FilterOrder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells browsers which other web origins may call. A call of an origin that may not is answered all the same, only without
 * the headers that would let its page read the answer: behind a proxy that ends TLS, the web client's own calls look foreign.
 */
@Component
@Order(FilterOrder.CROSS_ORIGIN)
class CrossOrigin implements WebFilter {

    private final CrossOriginRules rules;
    private final CorsConfiguration forBrowsers;
    private final CorsProcessor processor = new DefaultCorsProcessor();

    CrossOrigin(CrossOriginRules rules) {
        this.rules = rules;
        this.forBrowsers = rules.forBrowsers();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var origin = exchange.getRequest().getHeaders().getOrigin();
        if (origin == null) return chain.filter(exchange);

        var question = CorsUtils.isPreFlightRequest(exchange.getRequest());
        if (!rules.allow(origin)) return question ? Mono.error(new ForeignOrigin()) : chain.filter(exchange);
        processor.process(forBrowsers, exchange);
        return question ? Mono.empty() : chain.filter(exchange);
    }
}
