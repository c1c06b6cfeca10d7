package dev.handoff.gateway.tracing;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import dev.handoff.gateway.answer.CorrelationId;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A span from each request to the beginning of its answer, told to the service in {@code traceparent}. Where the
 * correlation id is made here the trace begins with it; where the caller gave it, whatever they were at comes before.
 */
@Component
@Conditional(TracesWanted.class)
class RequestSpans implements WebFilter, HttpHeadersFilter, Ordered, DisposableBean {

    private static final String HEADER = "traceparent";
    private static final String ATTRIBUTE = RequestSpans.class.getName();
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final Duration SENT_EVERY = Duration.ofSeconds(1);

    private final Beginnings beginnings = new Beginnings();
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    RequestSpans(@Value("${" + TracesWanted.COLLECTOR + "}") String collector) {
        var exporter = OtlpHttpSpanExporter.builder().setEndpoint(collector).build();
        provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(SERVICE, "gateway")))
                .setIdGenerator(beginnings)
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(SENT_EVERY)
                        .build())
                .build();
        tracer = provider.get("dev.handoff");
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var span = begin(exchange);
        exchange.getAttributes().put(ATTRIBUTE, span);
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> end(span, exchange)));
        return chain.filter(exchange).doFinally(_ -> span.end()); // where there was no answer
    }

    private Span begin(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var id = CorrelationId.of(exchange);
        var beginning = TraceOf.correlation(id);
        var span = tracer.spanBuilder(request.getMethod().name()).setSpanKind(SpanKind.SERVER);
        var isGiven = id.equals(request.getHeaders().getFirst(CorrelationId.HEADER));
        return isGiven ? beginnings.below(beginning, span) : beginnings.at(beginning, span);
    }

    private static void end(Span span, ServerWebExchange exchange) {
        if (exchange.getAttribute(GATEWAY_ROUTE_ATTR) instanceof Route route)
            span.updateName(exchange.getRequest().getMethod() + " " + route.getId());
        var status = exchange.getResponse().getStatusCode();
        if (status != null) span.setAttribute("http.response.status_code", (long) status.value());
        if (status != null && status.is5xxServerError()) span.setStatus(StatusCode.ERROR);
        span.end();
    }

    /** Whatever a caller said: its trace is not ours. */
    @Override
    public HttpHeaders filter(HttpHeaders incoming, ServerWebExchange exchange) {
        var outgoing = new HttpHeaders();
        outgoing.addAll(incoming);
        if (exchange.getAttribute(ATTRIBUTE) instanceof Span span) {
            var context = span.getSpanContext();
            outgoing.set(HEADER, "00-" + context.getTraceId() + "-" + context.getSpanId() + "-01");
        }
        return outgoing;
    }

    /** Sends what is left. */
    @Override
    public void destroy() {
        provider.shutdown().join(2, TimeUnit.SECONDS);
    }
}
