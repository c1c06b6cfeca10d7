package dev.handoff.starter.tracing;

import dev.handoff.events.CloudEventHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.RecordInterceptor;

/** A span for each record of Kafka that is handled; of those that are handled together each has one. */
final class ConsumedSpans {

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

    private ConsumedSpans() {}

    private static Span begin(Spans spans, ConsumerRecord<?, ?> message) {
        var headers = message.headers();
        var before = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
        var parent =
                TraceOf.continued(before, PublishedSpans.text(headers, CloudEventHeaders.CORRELATION_ID));
        return spans.begin("handle " + message.topic(), SpanKind.CONSUMER, parent);
    }

    /** One after the other: commands that a record leads to are below its span. */
    static final class OneByOne implements RecordInterceptor<Object, Object> {

        private record Current(Span span, Scope scope) {}

        private final Spans spans;
        private final ThreadLocal<Current> current = new ThreadLocal<>();

        OneByOne(Spans spans) {
            this.spans = spans;
        }

        @Override
        @SuppressWarnings("MustBeClosedChecker") // closed by afterRecord, which is called whatever becomes of the record
        public ConsumerRecord<Object, Object> intercept(
                ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
            var span = begin(spans, message);
            current.set(new Current(span, span.makeCurrent()));
            return message;
        }

        @Override
        public void failure(
                ConsumerRecord<Object, Object> message, Exception failure, Consumer<Object, Object> consumer) {
            if (current.get() != null) Spans.failed(current.get().span(), failure);
        }

        @Override
        public void afterRecord(ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
            var ended = current.get();
            if (ended == null) return;
            current.remove();
            ended.scope().close();
            ended.span().end();
        }
    }

    /** Many at once. */
    static final class Together implements BatchInterceptor<Object, Object> {

        private final Spans spans;
        private final ThreadLocal<List<Span>> current = ThreadLocal.withInitial(ArrayList::new);

        Together(Spans spans) {
            this.spans = spans;
        }

        @Override
        public ConsumerRecords<Object, Object> intercept(
                ConsumerRecords<Object, Object> messages, Consumer<Object, Object> consumer) {
            messages.forEach(message -> current.get().add(begin(spans, message)));
            return messages;
        }

        @Override
        public void success(ConsumerRecords<Object, Object> messages, Consumer<Object, Object> consumer) {
            end();
        }

        @Override
        public void failure(
                ConsumerRecords<Object, Object> messages, Exception failure, Consumer<Object, Object> consumer) {
            current.get().forEach(span -> Spans.failed(span, failure));
            end();
        }

        private void end() {
            current.get().forEach(Span::end);
            current.remove();
        }
    }
}
