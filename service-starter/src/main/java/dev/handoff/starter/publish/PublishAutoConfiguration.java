package dev.handoff.starter.publish;

import dev.handoff.starter.reaction.ReactionAutoConfiguration;
import dev.handoff.starter.reaction.Reactions;
import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.store.EventVocabulary;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ProducerPostProcessor;

/** Publishing to Kafka, for each service that has an event store. */
@AutoConfiguration(before = ReactionAutoConfiguration.class)
@ConditionalOnBean(EventVocabulary.class)
public class PublishAutoConfiguration {

    @Bean
    EventSenders eventSenders(
            EventVocabulary vocabulary,
            KafkaProperties properties,
            ObjectProvider<ProducerPostProcessor<String, byte[]>> layers) {
        return new EventSenders(
                properties.buildProducerProperties(),
                vocabulary,
                layers.orderedStream().toList());
    }

    @Bean
    KafkaTopics kafkaTopics(KafkaProperties properties) {
        return new KafkaTopics(properties.buildAdminProperties());
    }

    @Bean
    KafkaPublisher kafkaPublisher(EventSenders senders) {
        return new KafkaPublisher(senders.open("", EventSenders.FOR_EVER));
    }

    @Bean
    EventStoreEndpoint eventStoreEndpoint(EventLog log, Reactions reactions) {
        return new EventStoreEndpoint(log, reactions);
    }
}
