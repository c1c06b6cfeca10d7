package dev.handoff.export.contactcopy;

import dev.handoff.starter.deadletter.DeadLetters;
import dev.handoff.starter.messaging.Consumers;
import dev.handoff.starter.messaging.EventReader;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContactCopyProperties.class)
class ContactCopyConfiguration {

    @Bean
    ContactCopy contactCopy(DataSource database) {
        return new ContactCopy(database);
    }

    @Bean
    ConsumedOffsets consumedOffsets(JdbcClient jdbc) {
        return new ConsumedOffsets(jdbc);
    }

    @Bean(destroyMethod = "close")
    Admin kafkaAdminClient(KafkaAdmin kafka) {
        return Admin.create(kafka.getConfigurationProperties());
    }

    @Bean
    ContactTopic contactTopic(Admin kafkaAdminClient) {
        return new ContactTopic(kafkaAdminClient);
    }

    @Bean
    @DependsOnDatabaseInitialization
    ContactListener contactListener(
            Consumers consumers, ContactTopic topic, ConsumedOffsets consumed, DataSource database) {
        return new ContactListener(consumers, topic, consumed, database);
    }

    @Bean
    CatchUp catchUp(ContactTopic topic, ConsumedOffsets consumed, ContactCopyProperties settings) {
        var contactService = new ContactServiceProgress(settings.contactServiceManagementUrl());
        return new CatchUp(contactService, topic, consumed, settings.patience());
    }

    @Bean
    CopyLag copyLag(ContactTopic topic, ConsumedOffsets consumed, MeterRegistry metrics) {
        return new CopyLag(topic, consumed, metrics);
    }

    @Bean
    ContactCopyReplay contactCopyReplay(
            ContactTopic topic,
            ConsumedOffsets consumed,
            EventReader reader,
            DeadLetters letters,
            KafkaProperties kafka) {
        return new ContactCopyReplay(topic, consumed, reader, letters, limit -> {
            var settings = kafka.buildConsumerProperties();
            settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
            settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, limit);
            return new KafkaConsumer<>(settings);
        });
    }
}
