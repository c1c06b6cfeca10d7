package dev.handoff.starter.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The trace that a correlation id names: a UUID is its own, all others are hashed. So whoever knows the correlation id
 * of an event, also hours later and after a restart, knows its trace, and the store has nothing more to keep. The gateway
 * does the same.
 */
final class TraceOf {

    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private TraceOf() {}

    /** Where all that belongs to the id begins; the root, which begins a trace of its own, if there is none. */
    static Context correlation(String id) {
        if (id == null) return Context.root();
        var trace = traceId(id);
        return within(trace, trace.substring(TraceId.getLength() - SpanId.getLength()));
    }

    private static String traceId(String correlationId) {
        var uuid = UUID_TEXT.matcher(correlationId).matches()
                ? UUID.fromString(correlationId)
                : UUID.nameUUIDFromBytes(correlationId.getBytes(StandardCharsets.UTF_8));
        return TraceId.fromLongs(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** What somebody before us was at, if it belongs to the id, else its beginning; nothing else that they said of it. */
    static Context continued(Context before, String correlationId) {
        var beginning = correlation(correlationId);
        var said = Span.fromContext(before).getSpanContext();
        var trace = Span.fromContext(beginning).getSpanContext().getTraceId();
        return said.isValid() && said.getTraceId().equals(trace) ? within(trace, said.getSpanId()) : beginning;
    }

    private static Context within(String trace, String span) {
        var parent = SpanContext.createFromRemoteParent(trace, span, TraceFlags.getSampled(), TraceState.getDefault());
        return Context.root().with(Span.wrap(parent));
    }
}
