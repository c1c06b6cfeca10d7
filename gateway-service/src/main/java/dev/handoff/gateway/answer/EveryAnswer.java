package dev.handoff.gateway.answer;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives every answer its headers, in the moment it leaves, and counts it: {@code handoff.gateway.answers} by route and
 * status, with the time until the answer began (a stream never ends, so its end says nothing).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EveryAnswer implements WebFilter {

    private static final Logger log = LoggerFactory.getLogger(EveryAnswer.class);

    private final MeterProvider<Timer> answers;

    EveryAnswer(MeterRegistry meters) {
        answers = Timer.builder("handoff.gateway.answers")
                .description("Time from a request to the beginning of its answer")
                .serviceLevelObjectives(millis(5), millis(10), millis(30), millis(100), millis(300), millis(1000))
                .withRegistry(meters);
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var begin = System.nanoTime();
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> finish(exchange, begin)));
        return chain.filter(exchange);
    }

    private void finish(ServerWebExchange exchange, long begin) {
        var headers = exchange.getResponse().getHeaders();
        AnswerHeaders.ALWAYS.forEach(headers::set);
        headers.set(CorrelationId.HEADER, CorrelationId.of(exchange));
        headers.remove(HttpHeaders.SERVER);
        headers.remove("X-Powered-By");

        if (log.isDebugEnabled()) CorrelationId.logging(CorrelationId.of(exchange), () -> tell(exchange));

        Route route = exchange.getAttribute(GATEWAY_ROUTE_ATTR);
        var status = exchange.getResponse().getStatusCode();
        answers.withTags(
                        "route", route == null ? "none" : route.getId(),
                        "status", status == null ? "200" : Integer.toString(status.value()))
                .record(Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Without the query: people search for people. */
    private static void tell(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        log.debug(
                "{} {} is answered {}",
                request.getMethod(),
                request.getPath(),
                exchange.getResponse().getStatusCode());
    }
}
