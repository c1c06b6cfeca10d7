package dev.handoff.starter.publish;

import dev.handoff.starter.reaction.ReactionAutoConfiguration;
import dev.handoff.starter.reaction.Reactions;
import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.store.EventVocabulary;
import java.util.HashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;

/** Publishing to Kafka, for each service that has an event store. */
@AutoConfiguration(before = ReactionAutoConfiguration.class)
@ConditionalOnBean(EventVocabulary.class)
public class PublishAutoConfiguration {

    @Bean
    KafkaPublisher kafkaPublisher(EventVocabulary vocabulary, KafkaProperties properties) {
        var settings = new HashMap<>(properties.buildProducerProperties());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // While Kafka is away the publisher waits. A send that gave up could let a later event overtake.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(
                ProducerConfig.CLIENT_ID_CONFIG,
                vocabulary.source().substring(1).replace('/', '-'));
        return new KafkaPublisher(new KafkaProducer<>(settings), vocabulary);
    }

    @Bean
    EventStoreEndpoint eventStoreEndpoint(EventLog log, Reactions reactions) {
        return new EventStoreEndpoint(log, reactions);
    }
}
