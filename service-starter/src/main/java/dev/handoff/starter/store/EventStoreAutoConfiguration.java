package dev.handoff.starter.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;

/** The event store on the service's PostgreSQL, for each service that declares an {@link EventVocabulary}. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBean(EventVocabulary.class)
@EnableConfigurationProperties(StoreProperties.class)
public class EventStoreAutoConfiguration {

    @Bean
    EventJson eventJson(EventVocabulary vocabulary) {
        return new EventJson(vocabulary.types());
    }

    @Bean
    EventLog eventLog(DataSource database, EventJson json) {
        return new EventLog(database, json);
    }

    @Bean
    StoreHead storeHead() {
        return new StoreHead();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOnDatabaseInitialization
    EventWriter eventWriter(
            DataSource database,
            ObjectProvider<View> views,
            StoreHead head,
            MeterRegistry metrics,
            StoreProperties properties) {
        return new EventWriter(
                database,
                views.orderedStream().toList(),
                head,
                new WriterMetrics(metrics),
                properties.queue(),
                properties.batch());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOnDatabaseInitialization
    StoreListener storeListener(DataSource database, EventLog log, StoreHead head) {
        return new StoreListener(database, log, head);
    }

    @Bean
    RememberedStreams rememberedStreams() {
        return new RememberedStreams();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            EventWriter writer,
            EventLog log,
            RememberedStreams remembered,
            EventJson json,
            ObjectProvider<Claims> claims) {
        return new PostgresEventStorageEngine(
                writer, log, remembered, json, claims.getIfAvailable(() -> event -> List.of()));
    }

    @Bean
    EventStore eventStore(EventStorageEngine engine, EventLog log, StoreHead head) {
        return new HandoffEventStore(engine, log, head);
    }
}
