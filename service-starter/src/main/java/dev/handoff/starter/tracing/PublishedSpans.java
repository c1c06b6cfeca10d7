package dev.handoff.starter.tracing;

import dev.handoff.events.CloudEventHeaders;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;

/** A span for each event on its way to Kafka, whose record bears it to consumers. Made by Kafka's producer, by name. */
public final class PublishedSpans implements ProducerInterceptor<String, byte[]> {

    /** Kafka makes this object, and gives it nothing but texts. */
    private static volatile Spans spans;

    static void use(Spans ours) {
        spans = ours;
    }

    @Override
    public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> message) {
        var ours = spans;
        if (ours == null) return message;
        var parent = TraceOf.correlation(text(message.headers(), CloudEventHeaders.CORRELATION_ID));
        var span = ours.begin("publish " + message.topic(), SpanKind.PRODUCER, parent);
        span.setAttribute("messaging.destination.name", message.topic());
        W3CTraceContextPropagator.getInstance()
                .inject(
                        Context.root().with(span),
                        message.headers(),
                        (headers, name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        span.end();
        return message;
    }

    static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception failure) {
        // the publisher waits for it
    }

    @Override
    public void close() {
        // nothing is kept
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // nothing can be set
    }
}
