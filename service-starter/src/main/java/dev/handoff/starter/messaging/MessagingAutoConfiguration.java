package dev.handoff.starter.messaging;

import dev.handoff.events.EventTypes;
import dev.handoff.starter.store.EventJson;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Reading the other services' events from Kafka. */
@AutoConfiguration
class MessagingAutoConfiguration {

    @Bean
    EventReader eventReader(MeterRegistry metrics) {
        return new EventReader(new EventJson(EventTypes.published()), metrics);
    }
}
