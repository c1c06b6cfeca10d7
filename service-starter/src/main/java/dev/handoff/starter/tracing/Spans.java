package dev.handoff.starter.tracing;

import dev.handoff.starter.command.Origin;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Begins spans, and sends them to the collector beside the work. Names of things, never what people wrote. */
final class Spans implements AutoCloseable {

    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final Duration SENT_EVERY = Duration.ofSeconds(1);

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /** @param collector where it takes OTLP over HTTP, as {@code http://localhost:4318/v1/traces} */
    Spans(String service, String collector) {
        var exporter = OtlpHttpSpanExporter.builder().setEndpoint(collector).build();
        provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(SERVICE, service)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(SENT_EVERY)
                        .build())
                .build();
        tracer = provider.get("dev.handoff");
    }

    Span begin(String name, SpanKind kind, Context parent) {
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
    }

    /** Does work as a step of what this thread is at. */
    <T> T call(String name, Callable<T> work) throws Exception {
        var span = begin(name, SpanKind.INTERNAL, here());
        try (var _ = span.makeCurrent()) {
            return work.call();
        } catch (Exception e) {
            failed(span, e);
            throw e;
        } finally {
            span.end();
        }
    }

    /** The class alone: messages may quote what people wrote. */
    static void failed(Span span, Exception failure) {
        span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
    }

    /** What the thread is at: a request or a command, a record of Kafka, or, in a reaction, what led to its event. */
    private static Context here() {
        if (Span.current().getSpanContext().isValid()) return Context.current();
        var correlationId = Origin.current().map(Origin::correlationId);
        return correlationId
                .flatMap(ConsumedSpans::of)
                .map(span -> Context.root().with(span))
                .orElseGet(() -> TraceOf.correlation(correlationId.orElse(null)));
    }

    /** Sends what is left. */
    @Override
    public void close() {
        provider.shutdown().join(2, TimeUnit.SECONDS);
    }
}
