package dev.handoff.gateway.route;

import static org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER;

import java.io.IOException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Tries a GET once more that broke before its answer began. Nothing else: a command may have been done although its answer
 * was lost, and whether to send it again is for the caller, who has an {@code Idempotency-Key}, to say.
 *
 * <p>Spring Cloud Gateway's own {@code Retry} keeps the body of every request in memory, also of those it never repeats.
 */
@Component
class OneMoreTry implements GlobalFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var answer = chain.filter(exchange);
        if (!HttpMethod.GET.equals(exchange.getRequest().getMethod())) return answer;
        return answer.onErrorResume(IOException.class, _ -> {
            ServerWebExchangeUtils.reset(exchange);
            return chain.filter(exchange);
        });
    }

    /** Around the call to the service alone: the copying of an answer that has begun is outside. */
    @Override
    public int getOrder() {
        return ROUTE_TO_URL_FILTER_ORDER + 1;
    }
}
