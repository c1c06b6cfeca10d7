package dev.handoff.export.contactcopy;

import dev.handoff.starter.messaging.EventReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContactCopyProperties.class)
class ContactCopyConfiguration {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

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
            EventReader reader, ContactTopic topic, ConsumedOffsets consumed, DataSource database) {
        return new ContactListener(reader, topic, consumed, database);
    }

    /** A batch that cannot be written, because the database is away, is tried until it can. */
    @Bean
    CommonErrorHandler retryForEver() {
        var pauses = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        pauses.setMaxInterval(LONGEST_PAUSE.toMillis());
        return new DefaultErrorHandler(pauses);
    }

    @Bean
    CatchUp catchUp(ContactTopic topic, ConsumedOffsets consumed, ContactCopyProperties settings) {
        var contactService = new ContactServiceProgress(
                settings.contactServiceManagementUrl().toString());
        return new CatchUp(contactService, topic, consumed, settings.patience());
    }

    @Bean
    CopyLag copyLag(ContactTopic topic, ConsumedOffsets consumed, MeterRegistry metrics) {
        return new CopyLag(topic, consumed, metrics);
    }
}
