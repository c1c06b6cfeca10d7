package dev.handoff.starter.messaging;

import dev.handoff.events.EventTypes;
import dev.handoff.starter.deadletter.DeadLetterAutoConfiguration;
import dev.handoff.starter.deadletter.DeadLetters;
import dev.handoff.starter.store.EventJson;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Reading the other services' events from Kafka. */
@AutoConfiguration(before = KafkaAutoConfiguration.class, after = DeadLetterAutoConfiguration.class)
class MessagingAutoConfiguration {

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    @Bean
    EventReader eventReader() {
        return new EventReader(new EventJson(EventTypes.published()));
    }

    @Bean
    @ConditionalOnBean(DeadLetters.class)
    Consumers consumers(EventReader reader, DeadLetters letters) {
        return new Consumers(reader, letters);
    }

    /**
     * For every listener of the service: the same records again and again until they succeed. Those behind them on their
     * partition wait, none is lost. What would never succeed an {@link EventConsumer} sets aside before.
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
