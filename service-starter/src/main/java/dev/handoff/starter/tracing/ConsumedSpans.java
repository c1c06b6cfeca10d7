package dev.handoff.starter.tracing;

import dev.handoff.events.CloudEventHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.listener.BatchInterceptor;

/** A span for each record of Kafka while its batch is handled. */
record ConsumedSpans(Spans spans) implements BatchInterceptor<Object, Object> {

    private record Handled(String correlationId, Span span) {}

    /** What this thread is at, or the one that started it. */
    private static final ThreadLocal<List<Handled>> BATCH = new InheritableThreadLocal<>() {
        @Override
        protected List<Handled> initialValue() {
            return new ArrayList<>();
        }
    };

    private static final TextMapGetter<Headers> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return Arrays.stream(headers.toArray()).map(Header::key).toList();
        }

        @Override
        public String get(Headers headers, String name) {
            return headers == null ? null : PublishedSpans.text(headers, name);
        }
    };

    /** The span of the record that this thread handles and that bears the id: the first, of several in a batch. */
    static Optional<Span> of(String correlationId) {
        return BATCH.get().stream()
                .filter(handled -> handled.correlationId().equals(correlationId))
                .map(Handled::span)
                .findFirst();
    }

    @Override
    public ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> messages, Consumer<Object, Object> consumer) {
        messages.forEach(message -> BATCH.get().add(begin(message)));
        return messages;
    }

    private Handled begin(ConsumerRecord<?, ?> message) {
        var headers = message.headers();
        var correlationId = PublishedSpans.text(headers, CloudEventHeaders.CORRELATION_ID);
        var before = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
        var span =
                spans.begin("handle " + message.topic(), SpanKind.CONSUMER, TraceOf.continued(before, correlationId));
        return new Handled(correlationId == null ? "" : correlationId, span);
    }

    @Override
    public void success(ConsumerRecords<Object, Object> messages, Consumer<Object, Object> consumer) {
        end();
    }

    @Override
    public void failure(
            ConsumerRecords<Object, Object> messages, Exception failure, Consumer<Object, Object> consumer) {
        BATCH.get().forEach(handled -> Spans.failed(handled.span(), failure));
        end();
    }

    private static void end() {
        BATCH.get().forEach(handled -> handled.span().end());
        BATCH.remove();
    }
}
