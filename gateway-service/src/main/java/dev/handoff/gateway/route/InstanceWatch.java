package dev.handoff.gateway.route;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Asks every instance that has others beside it once a second for anything at all: one that does not answer within a second,
 * or says that it is not ready, gets no requests as long as there are others. Requests themselves notice sooner that an
 * instance has gone; that it hangs, and that it is back, is noticed here.
 */
@Component
class InstanceWatch implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(InstanceWatch.class);

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Answered with 401, without a look at a database or a line in a log. */
    private static final URI ANYTHING = URI.create("/api/");

    private final HttpClient http;
    private final Disposable rounds;

    InstanceWatch(HttpClient http, Services services) {
        this.http = http;
        var watched = services.all()
                .map(Instances::all)
                .filter(instances -> instances.size() > 1)
                .flatMap(List::stream)
                .toList();
        rounds = Flux.merge(watched.stream()
                        .map(instance ->
                                Flux.interval(EVERY).onBackpressureDrop().concatMap(_ -> look(instance)))
                        .toList())
                .subscribe();
    }

    private Mono<Void> look(Instance instance) {
        return http.get()
                .uri(instance.at(ANYTHING))
                .responseSingle((answer, body) ->
                        body.thenReturn(answer.responseHeaders().contains(Instance.NOT_READY)))
                .timeout(EVERY)
                .onErrorReturn(true)
                .doOnNext(isAway -> note(instance, isAway))
                .then();
    }

    private static void note(Instance instance, boolean isAway) {
        if (instance.isAway() != isAway) log.info("{} {}", instance, isAway ? "is away" : "is back");
        instance.isAway(isAway);
    }

    @Override
    public void destroy() {
        rounds.dispose();
    }
}
