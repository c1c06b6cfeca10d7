package dev.handoff.starter.deadletter;

import dev.handoff.starter.messaging.Consumers;
import dev.handoff.starter.messaging.EventConsumer;
import dev.handoff.starter.messaging.ReceivedEvent;
import dev.handoff.starter.testing.KafkaForTests;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;

/** A service without a store that writes down what it hears, in the order in which it does. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Consuming {

    static final String SOURCE = "heard";

    private final EventConsumer consumer;

    Consuming(Consumers consumers) {
        this.consumer = consumers.named(SOURCE, Consuming::write);
    }

    static ConfigurableApplicationContext start(String database, String topic) {
        return new SpringApplicationBuilder(Consuming.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=",
                        "--spring.datasource.password=",
                        "--spring.flyway.locations=classpath:db/deadletter",
                        "--spring.kafka.bootstrap-servers=" + KafkaForTests.bootstrapServers(),
                        "--logging.level.org.apache.kafka=error",
                        "--topic=" + topic);
    }

    @Bean
    MeterRegistry metrics() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Retrying retrying(DeadLetters letters, DeadLetterList list) {
        return new Retrying(letters, list);
    }

    @Bean
    DeadLetterList deadLetterList(DataSource database) {
        return new DeadLetterList(JdbcClient.create(database));
    }

    @KafkaListener(topics = "${topic}", groupId = "${topic}", batch = "true")
    void on(List<ConsumerRecord<byte[], byte[]>> messages) throws Exception {
        consumer.consume(messages);
    }

    /** As a consumer must: what is delivered again changes nothing. */
    private static void write(List<ReceivedEvent> events, Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into heard (subject, sequence) values (?, ?) on conflict (subject, sequence) do nothing")) {
            for (var event : events) {
                insert.setString(1, event.subject());
                insert.setLong(2, event.sequence());
                insert.executeUpdate();
            }
        }
    }
}
