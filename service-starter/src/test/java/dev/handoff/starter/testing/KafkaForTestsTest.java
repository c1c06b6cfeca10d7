package dev.handoff.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaForTestsTest {

    private static final Map<String, Object> SETTINGS = Map.of(
            "bootstrap.servers", KafkaForTests.bootstrapServers(), "group.id", "test", "auto.offset.reset", "earliest");

    @Test
    void it_is_a_real_broker_that_keeps_what_it_is_told() throws Exception {
        KafkaForTests.createTopics(3, "told");
        KafkaForTests.createTopics(3, "told");
        try (var producer = new KafkaProducer<>(SETTINGS, new StringSerializer(), new StringSerializer());
                var consumer = new KafkaConsumer<>(SETTINGS, new StringDeserializer(), new StringDeserializer())) {
            producer.send(new ProducerRecord<>("told", "key", "value")).get();
            consumer.subscribe(List.of("told"));
            var records = consumer.poll(Duration.ofSeconds(30));
            assertThat(records.iterator().next().value()).isEqualTo("value");
            assertThat(consumer.partitionsFor("told")).hasSize(3);
        }
    }
}
