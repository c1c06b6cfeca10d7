package dev.handoff.gateway.limit;

import dev.handoff.gateway.FilterOrder;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses bodies that are too large: by what they announce, and those that announce nothing by counting while they pass
 * through. Such a one is broken off towards the service too, which therefore never sees its end.
 */
@Component
@Order(FilterOrder.BODY_LIMIT)
class BodyLimit implements WebFilter {

    private final Limits limits;

    BodyLimit(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var limit = limitOf(request);
        var announced = request.getHeaders().getContentLength();
        if (announced > limit.toBytes()) return Mono.error(new TooLarge(limit));
        // With a length, the HTTP decoder takes no more than that; with neither a length nor chunks, there is no body.
        if (announced >= 0 || !request.getHeaders().containsHeader("Transfer-Encoding")) return chain.filter(exchange);
        return chain.filter(
                exchange.mutate().request(new Counted(request, limit)).build());
    }

    private DataSize limitOf(ServerHttpRequest request) {
        return HttpMethod.POST.equals(request.getMethod())
                        && request.getPath().value().equals("/api/exports")
                ? limits.exportBody()
                : limits.body();
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        private final DataSize limit;

        private Counted(ServerHttpRequest request, DataSize limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            var seen = new AtomicLong();
            return super.getBody().handle((buffer, body) -> {
                if (seen.addAndGet(buffer.readableByteCount()) <= limit.toBytes()) {
                    body.next(buffer);
                } else {
                    DataBufferUtils.release(buffer);
                    body.error(new TooLarge(limit));
                }
            });
        }
    }
}
