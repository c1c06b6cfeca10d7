package dev.handoff.gateway.route;

import dev.handoff.gateway.FilterOrder;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * How an instance of the gateway takes its leave: it is no longer ready, ends its streams, and goes on answering for a while,
 * with the request to come to another over another connection. Then only the server closes, and waits for what is under way.
 */
@Component
@Order(FilterOrder.LEAVING)
class Leaving implements WebFilter, SmartLifecycle {

    private final Duration drain;
    private volatile Sinks.Empty<Void> leaves = Sinks.empty();
    private volatile boolean running;

    Leaving(@Value("${handoff.drain}") Duration drain) {
        this.drain = drain;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var response = exchange.getResponse();
        if (!running) response.getHeaders().set(HttpHeaders.CONNECTION, "close");
        if (!Streams.isAskedFor(exchange.getRequest())) return chain.filter(exchange);
        var ending = new EndingStream(response, leaves.asMono());
        return chain.filter(exchange.mutate().response(ending).build());
    }

    @Override
    public void start() {
        leaves = Sinks.empty();
        running = true;
    }

    @Override
    public void stop(Runnable done) {
        stop();
        Mono.delay(drain).subscribe(_ -> done.run());
    }

    @Override
    public void stop() {
        running = false;
        leaves.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
