package dev.handoff.starter.messaging;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.starter.problem.Cause;
import dev.handoff.starter.problem.CorrelationFilter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.kafka.listener.RetryListener;

/**
 * Says why events could not be handled: at the attempts 1, 2, 4, 8 and so on, so that what fails for hours does not fill
 * the log. What is in the records is not told.
 */
final class RetryLog implements RetryListener {

    private static final Logger LOG = LoggerFactory.getLogger(RetryLog.class);

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> message, Exception failure, int attempt) {
        tell(message, 1, failure, attempt);
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> messages, Exception failure, int attempt) {
        tell(messages.iterator().next(), messages.count(), failure, attempt);
    }

    private static void tell(ConsumerRecord<?, ?> first, int count, Exception failure, int attempt) {
        if (Integer.bitCount(attempt) != 1) return;
        try (var _ = MDC.putCloseable(CorrelationFilter.LOGGED_AS, correlationId(first))) {
            LOG.warn(
                    "Attempt {} to handle {} event(s) from {}-{} offset {} on failed, and is made again: {}",
                    attempt,
                    count,
                    first.topic(),
                    first.partition(),
                    first.offset(),
                    Cause.inOneLine(failure));
        }
    }

    private static String correlationId(ConsumerRecord<?, ?> message) {
        return Optional.ofNullable(message.headers().lastHeader(CloudEventHeaders.CORRELATION_ID))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .map(CorrelationFilter::loggable)
                .orElse("-");
    }
}
