package dev.handoff.gateway.route;

import static org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import dev.handoff.gateway.answer.CorrelationId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Deque;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Gives each request to one instance of its service, in turn, and to the next where that is sure to do nothing twice:
 *
 * <ul>
 *   <li>Whatever it is, if no connection could be had: it was not sent.
 *   <li>A GET once more, if it broke off before its answer began, or came to an instance that is stopping.
 * </ul>
 *
 * A command may have been done although its answer was lost, and whether to send it again is for the caller, who has an
 * {@code Idempotency-Key}, to say.
 *
 * <p>Spring Cloud Gateway's own {@code Retry} keeps the body of every request in memory, also of those it never repeats.
 */
@Component
class TakingTurns implements GlobalFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        var instances = (Instances) route.getMetadata().get(Instances.OF_ROUTE);
        if (instances == null) return chain.filter(exchange);
        var mayRepeat = HttpMethod.GET.equals(exchange.getRequest().getMethod());
        var turn = instances.inTurn();
        return call(exchange, chain, turn.removeFirst(), turn, mayRepeat);
    }

    private Mono<Void> call(
            ServerWebExchange exchange,
            GatewayFilterChain chain,
            Instance instance,
            Deque<Instance> others,
            boolean mayRepeat) {
        URI request = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
        exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, instance.at(request));
        return chain.filter(exchange)
                .then(Mono.defer(() -> look(exchange, instance)))
                .onErrorResume(IOException.class, failure -> {
                    var isSent = isSent(failure);
                    if (!isSent) instance.isAway(true);
                    if ((isSent || others.isEmpty()) && !mayRepeat) return Mono.error(failure);
                    ServerWebExchangeUtils.reset(exchange);
                    return others.isEmpty()
                            ? call(exchange, chain, instance, others, false)
                            : call(exchange, chain, others.removeFirst(), others, mayRepeat && !isSent);
                });
    }

    private static boolean isSent(IOException failure) {
        return !(failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException);
    }

    /** What the answer says about its instance. A 503 that none of our filters saw is that of a server which has closed. */
    private static Mono<Void> look(ServerWebExchange exchange, Instance instance) {
        var response = exchange.getResponse();
        var leaves = response.getHeaders().remove(Instance.NOT_READY) != null;
        if (leaves) instance.isAway(true);
        if (!HttpStatus.SERVICE_UNAVAILABLE.equals(response.getStatusCode())) return Mono.empty();
        var isClosed = !response.getHeaders().containsHeader(CorrelationId.HEADER);
        return leaves || isClosed ? Mono.error(new NotReady(instance)) : Mono.empty();
    }

    /** Around the call to the service alone: the copying of an answer that has begun is outside. */
    @Override
    public int getOrder() {
        return ROUTE_TO_URL_FILTER_ORDER + 1;
    }

    /** The instance takes no requests, or none any more. */
    private static final class NotReady extends IOException {

        private NotReady(Instance instance) {
            super(instance + " is not ready");
        }
    }
}
