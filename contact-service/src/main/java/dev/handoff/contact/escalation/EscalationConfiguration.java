package dev.handoff.contact.escalation;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** How escalations are taken from Kafka. */
@Configuration(proxyBeanMethods = false)
class EscalationConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(EscalationConfiguration.class);

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    /** The same record again and again until it succeeds: those behind it on its partition wait, none is lost. */
    @Bean
    CommonErrorHandler retryForEver() {
        var pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        pauses.setMaxInterval(LONGEST_PAUSE_MILLIS);
        var handler = new DefaultErrorHandler(pauses);
        handler.setClassifications(Map.of(), true);
        // Without messages: what a database complains of may hold what somebody told in confidence.
        handler.setRetryListeners((message, failure, attempt) -> LOG.warn(
                "Attempt {} at {}-{} offset {} failed, and is made again: {}",
                attempt,
                message.topic(),
                message.partition(),
                message.offset(),
                NestedExceptionUtils.getMostSpecificCause(failure).getClass().getName()));
        return handler;
    }
}
