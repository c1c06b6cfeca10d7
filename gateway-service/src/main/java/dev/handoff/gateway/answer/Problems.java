package dev.handoff.gateway.answer;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.isAlreadyRouted;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** The one place where a failure becomes an answer. Nothing of the failure itself is told but what was written to be told. */
@Component
@Order(-2) // before Spring Boot's own
class Problems implements ErrorWebExceptionHandler {

    /** Seconds after which asking a service that was away makes sense: about what one needs to start again. */
    static final String RETRY_AFTER = "2";

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        // Too late to say anything: the connection is cut, so that nobody takes half an answer for a whole one.
        if (exchange.getResponse().isCommitted()) {
            if (!(failure instanceof AbortedException)) log(exchange, "broke off", failure); // else the client left
            return Mono.error(failure);
        }
        return switch (failure) {
            case Refusal refusal -> answer(exchange, refusal.problem(), refusal.getMessage(), refusal.headers());
            case ResponseStatusException status
            when status.getStatusCode().value() < 500 -> asSpringSays(exchange, status);
            case Throwable _
            when isAlreadyRouted(exchange) || isOfTheNetwork(failure) ->
                unavailable(exchange, failure, "The service that answers this cannot be reached at the moment.");
            default -> internalError(exchange, failure);
        };
    }

    private static boolean isOfTheNetwork(Throwable failure) {
        return failure instanceof IOException || failure instanceof TimeoutException;
    }

    private static Mono<Void> asSpringSays(ServerWebExchange exchange, ResponseStatusException status) {
        var headers = status.getHeaders().toSingleValueMap();
        return switch (status.getStatusCode().value()) {
            case 404 -> answer(exchange, Problem.NOT_FOUND, "Nothing is known under this address.", headers);
            case 405 ->
                answer(exchange, Problem.METHOD_NOT_ALLOWED, "This address does not answer this method.", headers);
            case 406 ->
                answer(exchange, Problem.NOT_ACCEPTABLE, "There is nothing here that the caller accepts.", headers);
            default -> answer(exchange, Problem.INVALID_REQUEST, "The request could not be understood.", headers);
        };
    }

    private static Mono<Void> unavailable(ServerWebExchange exchange, Throwable failure, String detail) {
        log(exchange, "is unavailable", failure);
        return answer(exchange, Problem.UNAVAILABLE, detail, Map.of(HttpHeaders.RETRY_AFTER, RETRY_AFTER));
    }

    private static Mono<Void> internalError(ServerWebExchange exchange, Throwable failure) {
        CorrelationId.logging(CorrelationId.of(exchange), () -> log.error("An error of the gateway itself", failure));
        return answer(exchange, Problem.INTERNAL_ERROR, "The failure is logged under the correlation id.", Map.of());
    }

    private static void log(ServerWebExchange exchange, String what, Throwable failure) {
        var request = exchange.getRequest();
        CorrelationId.logging(
                CorrelationId.of(exchange),
                () -> log.warn("{} {} {}: {}", request.getMethod(), request.getPath(), what, failure.toString()));
    }

    private static Mono<Void> answer(
            ServerWebExchange exchange, Problem problem, String detail, Map<String, String> headers) {
        var response = exchange.getResponse();
        var path = exchange.getRequest().getURI().getRawPath();
        var body = ProblemDocument.of(problem, detail, path, CorrelationId.of(exchange))
                .toJson();
        response.setStatusCode(problem.status());
        headers.forEach(response.getHeaders()::set);
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE);
        response.getHeaders().setContentLength(body.length);
        response.getHeaders().setCacheControl("no-store");
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
