package dev.handoff.gateway.route;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A stream that ends, in good order, when the gateway wants it to. The client comes back at once and resumes. */
public final class EndingStream extends ServerHttpResponseDecorator {

    private final Mono<?> end;

    /** @param end what it waits for */
    public EndingStream(ServerHttpResponse stream, Mono<?> end) {
        super(stream);
        this.end = end;
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        // The server flushes when it has written all there is, so what came together is sent together. A prefetch of 0:
        // what waited here when a client leaves would never be released.
        return super.writeWith(
                Flux.from(body).<DataBuffer>concatMap(part -> part, 0).takeUntilOther(end));
    }
}
