package dev.handoff.starter.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.starter.SampleService;
import dev.handoff.starter.command.Commands;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.command.Origin;
import dev.handoff.starter.deadletter.DeadLettersForTests;
import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.store.SampleCounter.Begin;
import dev.handoff.starter.store.SampleCounter.Count;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.testing.KafkaForTests;
import dev.handoff.starter.testing.PostgresForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class KafkaPublisherTest {

    private static final String TOPIC = "handoff.sample";

    private final ApplicationContextRunner service =
            SampleService.on(PostgresForTests.newDatabase(), KafkaForTests.bootstrapServers());

    @Test
    void what_is_stored_is_published_once_in_order_also_across_a_restart() {
        KafkaForTests.createTopics(3, TOPIC);
        try (var subscriber = subscriber()) {
            var received = new ArrayList<ConsumerRecord<String, byte[]>>();

            service.run(context -> {
                var commands = context.getBean(Commands.class);
                new Origin("anna", "request-1").call(() -> {
                    for (int n = 0; n < 20; n++) commands.send(new Begin("a" + n));
                    commands.send(new Count("a7", ExpectedVersion.ANY));
                    return null;
                });
                receive(subscriber, received, 21);
                await().untilAsserted(() -> assertThat(
                                context.getBean(EventStoreEndpoint.class).progress())
                        .isEqualTo(new EventStoreEndpoint.Progress(21, 21)));
                assertThat(received.stream().map(KafkaPublisherTest::headers))
                        .allSatisfy(headers -> assertThat(headers).containsOnlyKeys(CloudEventHeaders.NAMES))
                        .anySatisfy(
                                headers -> assertThat(headers).containsAllEntriesOf(expected(lastOf("a7", context))));
            });
            service.run(context -> {
                context.getBean(Commands.class).send(new Count("a7", ExpectedVersion.ANY));
                receive(subscriber, received, 22);
            });

            assertThat(received.stream().filter(message -> message.key().equals("a7")))
                    .extracting(message -> headers(message).get(CloudEventHeaders.SEQUENCE))
                    .containsExactly("0", "1", "2");
        }
    }

    /** Kept before, an event would be missing for ever if the service died at that moment. */
    @Test
    void a_position_is_not_kept_before_Kafka_has_the_events() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", KafkaForTests.bootstrapServers()))) {
            KafkaForTests.createTopics(3, TOPIC);
            // every record is too old
            set(admin, TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, 0);
            awaitRefusal("b1", ApiException.class);

            service.run(context -> {
                var publishing = context.getBean(EventStoreEndpoint.class);
                context.getBean(Commands.class).send(new Begin("b1"));
                await().during(Duration.ofSeconds(1))
                        .until(() -> publishing.progress().published() == 0);
                assertThat(letters(context)).isEmpty();

                set(admin, TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Integer.MAX_VALUE);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> publishing.progress().published() == 1);
            });
        }
    }

    @Test
    void what_Kafka_never_takes_is_set_aside_with_what_comes_after_it_and_published_in_order_when_it_does()
            throws Exception {
        var large = "a-large" + "e".repeat(2_000);
        try (var admin = Admin.create(Map.of("bootstrap.servers", KafkaForTests.bootstrapServers()));
                var subscriber = subscriber()) {
            KafkaForTests.createTopics(3, TOPIC);
            set(admin, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, 2_000);
            awaitRefusal(large, RecordTooLargeException.class);
            var received = new ArrayList<ConsumerRecord<String, byte[]>>();

            service.run(context -> {
                var commands = context.getBean(Commands.class);
                commands.send(new Begin(large));
                commands.send(new Begin("a-small"));
                commands.send(new Count(large, ExpectedVersion.ANY));
                commands.send(new Count("a-small", ExpectedVersion.ANY));
                receive(subscriber, received, 2);
                await().until(() -> letters(context).size() == 2);

                set(admin, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, 1_000_000);
                var retrying = DeadLettersForTests.of(context);
                await().until(() -> retrying.retry(KafkaPublisher.NAME, large) == 0);
                receive(subscriber, received, 4);
            });

            assertThat(received)
                    .extracting(message -> (message.key().equals(large) ? "large " : "small ")
                            + headers(message).get(CloudEventHeaders.SEQUENCE))
                    .containsExactly("small 0", "small 1", "large 0", "large 1");
        }
    }

    private static List<Long> letters(ApplicationContext context) {
        return DeadLettersForTests.of(context).positions();
    }

    private static void set(Admin admin, String setting, int value) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        var entry = new ConfigEntry(setting, Integer.toString(value));
        var set = new AlterConfigOp(entry, AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
    }

    /** The broker learns of its settings a moment after they were accepted. */
    private static void awaitRefusal(String key, Class<? extends Exception> refusal) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", KafkaForTests.bootstrapServers(), "retries", 0, "enable.idempotence", false);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            await().until(() -> isRefused(producer.send(new ProducerRecord<>(TOPIC, "probe" + key, "probe")), refusal));
        }
    }

    private static boolean isRefused(Future<?> sent, Class<? extends Exception> refusal) throws InterruptedException {
        try {
            sent.get();
            return false;
        } catch (ExecutionException e) {
            return refusal.isInstance(e.getCause());
        }
    }

    private static StoredEvent lastOf(String id, ApplicationContext context) {
        return context.getBean(EventLog.class).readAggregate(id).getLast();
    }

    private static Map<String, String> expected(StoredEvent event) {
        return Map.of(
                CloudEventHeaders.ID, event.eventId(),
                CloudEventHeaders.TYPE, "test.counted.v1",
                CloudEventHeaders.SOURCE, "/handoff/sample",
                CloudEventHeaders.SUBJECT, "a7",
                CloudEventHeaders.SEQUENCE, "1",
                CloudEventHeaders.PARTITION_KEY, "a7",
                CloudEventHeaders.ACTOR, "anna",
                CloudEventHeaders.CORRELATION_ID, "request-1",
                CloudEventHeaders.DATA_SCHEMA, "urn:handoff:schema:test.counted.v1");
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> message) {
        return StreamSupport.stream(message.headers().spliterator(), false)
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
    }

    private static void receive(
            KafkaConsumer<String, byte[]> subscriber, List<ConsumerRecord<String, byte[]>> received, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            for (var message : subscriber.poll(Duration.ofMillis(100))) {
                if (message.key().startsWith("a")) received.add(message);
            }
            return received.size() >= count;
        });
        assertThat(received).hasSize(count);
    }

    private static KafkaConsumer<String, byte[]> subscriber() {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        KafkaForTests.bootstrapServers(),
                        "group.id",
                        "test",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(TOPIC));
        return consumer;
    }
}
