package dev.handoff.starter.command;

import dev.handoff.starter.store.EventStoreAutoConfiguration;
import dev.handoff.starter.store.RememberedStreams;
import java.util.List;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * Axon, assembled by hand: what its Spring starter would find by itself depends on the order of auto-configurations, and
 * with Boot 4 ends in stores that are in memory. Nothing is looked up on the classpath, so nothing calls home.
 */
@AutoConfiguration(after = EventStoreAutoConfiguration.class)
@ConditionalOnBean(EventStore.class)
public class CommandAutoConfiguration {

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    Configuration axonConfiguration(EventStore store, List<AggregateType<?>> aggregates) {
        GenericEventMessage.clock = java.time.Clock.tickMillis(java.time.ZoneOffset.UTC);
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(axon -> store)
                .configureCorrelationDataProviders(axon ->
                        List.of(new SimpleCorrelationDataProvider(AxonCommands.ACTOR, AxonCommands.CORRELATION_ID)));
        aggregates.forEach(
                aggregate -> configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(aggregate.type())
                        .configureCommandTargetResolver(axon -> new CommandTargets())));
        return configurer.buildConfiguration();
    }

    @Bean
    Commands commands(
            Configuration axonConfiguration, RememberedStreams remembered, List<AggregateType<?>> aggregates) {
        return new AxonCommands(axonConfiguration.commandBus(), remembered, aggregates);
    }
}
