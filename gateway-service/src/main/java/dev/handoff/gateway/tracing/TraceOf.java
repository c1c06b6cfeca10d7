package dev.handoff.gateway.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** The trace that a correlation id names, as the services find it, too: a UUID is its own, all others are hashed. */
final class TraceOf {

    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private TraceOf() {}

    /** Where all that belongs to the id begins. */
    static SpanContext correlation(String id) {
        var uuid = UUID_TEXT.matcher(id).matches()
                ? UUID.fromString(id)
                : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        var trace = TraceId.fromLongs(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        return SpanContext.createFromRemoteParent(
                trace,
                trace.substring(TraceId.getLength() - SpanId.getLength()),
                TraceFlags.getSampled(),
                TraceState.getDefault());
    }
}
