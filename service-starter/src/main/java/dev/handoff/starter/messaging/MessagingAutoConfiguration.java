package dev.handoff.starter.messaging;

import dev.handoff.events.EventTypes;
import dev.handoff.starter.store.EventJson;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Reading the other services' events from Kafka. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
class MessagingAutoConfiguration {

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    @Bean
    EventReader eventReader(MeterRegistry metrics) {
        return new EventReader(new EventJson(EventTypes.published()), metrics);
    }

    /**
     * For every listener of the service: the same records again and again until they succeed. Those behind them on their
     * partition wait, none is lost.
     */
    @Bean
    CommonErrorHandler retryForEver() {
        var pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        pauses.setMaxInterval(LONGEST_PAUSE_MILLIS);
        var handler = new DefaultErrorHandler(pauses);
        // Whatever it is that fails: by default some exceptions count as hopeless, and their records are skipped.
        handler.setClassifications(Map.of(), true);
        handler.setRetryListeners(new RetryLog());
        // The library's own words are a stack trace at every attempt.
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }
}
