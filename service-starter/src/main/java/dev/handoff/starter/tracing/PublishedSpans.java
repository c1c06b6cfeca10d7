package dev.handoff.starter.tracing;

import dev.handoff.events.CloudEventHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.core.ProducerPostProcessor;

/** A span for each event from its sending to Kafka's acknowledgement. The record bears it to consumers. */
record PublishedSpans(Spans spans) implements ProducerPostProcessor<String, byte[]> {

    @Override
    @SuppressWarnings("unchecked")
    public Producer<String, byte[]> apply(Producer<String, byte[]> producer) {
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                    try {
                        return method.getName().equals("send") && arguments.length == 1
                                ? send(producer, (ProducerRecord<String, byte[]>) arguments[0])
                                : method.invoke(producer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Future<RecordMetadata> send(Producer<String, byte[]> producer, ProducerRecord<String, byte[]> message) {
        var headers = message.headers();
        var beginning = TraceOf.correlation(text(headers, CloudEventHeaders.CORRELATION_ID));
        var span = spans.begin("publish " + message.topic(), SpanKind.PRODUCER, beginning);
        W3CTraceContextPropagator.getInstance()
                .inject(
                        Context.root().with(span),
                        headers,
                        (into, name, value) -> into.add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(message, (_, failure) -> end(span, failure));
        } catch (RuntimeException e) {
            end(span, e);
            throw e;
        }
    }

    private static void end(Span span, Exception failure) {
        if (failure != null) Spans.failed(span, failure);
        span.end();
    }

    /** A header; null if it is not there. */
    static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
