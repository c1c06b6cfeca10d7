package dev.handoff.gateway.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.IdGenerator;

/** Begins spans that are, or are below, what others know from the correlation id alone as the beginning of a trace. */
final class Beginnings implements IdGenerator {

    private static final ThreadLocal<SpanContext> BEGUN = new ThreadLocal<>();

    private final IdGenerator chance = IdGenerator.random();

    /** The beginning itself. There can be only one. */
    Span at(SpanContext beginning, SpanBuilder span) {
        BEGUN.set(beginning);
        try {
            return span.setNoParent().startSpan();
        } finally {
            BEGUN.remove();
        }
    }

    /** Below a beginning that is somebody else's. */
    Span below(SpanContext beginning, SpanBuilder span) {
        return span.setParent(Context.root().with(Span.wrap(beginning))).startSpan();
    }

    @Override
    public String generateSpanId() {
        return BEGUN.get() == null ? chance.generateSpanId() : BEGUN.get().getSpanId();
    }

    @Override
    public String generateTraceId() {
        return BEGUN.get() == null ? chance.generateTraceId() : BEGUN.get().getTraceId();
    }
}
