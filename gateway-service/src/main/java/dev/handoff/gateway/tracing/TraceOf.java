package dev.handoff.gateway.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** The trace that a correlation id names, as the services find it, too: a UUID is its own, all others are hashed. */
final class TraceOf {

    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private TraceOf() {}

    static Context correlation(String id) {
        var uuid = UUID_TEXT.matcher(id).matches()
                ? UUID.fromString(id)
                : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        var trace = TraceId.fromLongs(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        trace, trace.substring(16), TraceFlags.getSampled(), TraceState.getDefault())));
    }
}
