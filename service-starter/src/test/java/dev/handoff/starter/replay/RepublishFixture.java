package dev.handoff.starter.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.starter.SampleService;
import dev.handoff.starter.operations.Projection;
import dev.handoff.starter.operations.ProjectionState;
import dev.handoff.starter.operations.Projections;
import dev.handoff.starter.operations.ReplayFrom;
import dev.handoff.starter.publish.EventStoreEndpoint;
import dev.handoff.starter.publish.KafkaPublisher;
import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.store.Sample;
import dev.handoff.starter.store.StoreFixture;
import dev.handoff.starter.store.StoreFixture.Counts;
import dev.handoff.starter.testing.KafkaForTests;
import dev.handoff.starter.testing.PostgresForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** A store with events, instances of its service that publish them, and the topics as a subscriber sees them. */
final class RepublishFixture implements AutoCloseable {

    /** The service's own topic, which others have events on, too. */
    static final String OWN = "handoff.sample";

    private static final int PARTITIONS = 3;

    final String url = PostgresForTests.newDatabase();
    final String another = "again-" + UUID.randomUUID();
    private final String mine = "k-" + UUID.randomUUID() + "-";
    private final StoreFixture store = StoreFixture.on(url, new Counts());

    RepublishFixture() {
        KafkaForTests.createTopics(PARTITIONS, OWN);
        KafkaForTests.createTopics(PARTITIONS, another);
    }

    /** So many events of each of so many keys, in turn. */
    void happened(int keys, int each) {
        var appends = new ArrayList<CompletableFuture<Void>>();
        for (var sequence = 0; sequence < each; sequence++) {
            for (var key = 0; key < keys; key++) appends.add(append(key, sequence));
        }
        appends.forEach(CompletableFuture::join);
    }

    CompletableFuture<Void> append(int key, long sequence) {
        return store.append(key(key), sequence, new Sample.Counted(key(key), (int) sequence));
    }

    String key(int number) {
        return mine + number;
    }

    Optional<Replay> replay() {
        return new Replays(store.jdbc).find(Republish.NAME);
    }

    long position() {
        return replay().map(Replay::position).orElse(0L);
    }

    void run(Consumer<Instance> test, String... settings) {
        service(url, KafkaForTests.bootstrapServers(), settings).run(context -> test.accept(new Instance(context)));
    }

    void runWithoutKafka(Consumer<Instance> test) {
        service(url, "localhost:1").run(context -> test.accept(new Instance(context)));
    }

    static ApplicationContextRunner service(String url, String kafka, String... settings) {
        return SampleService.on(url, kafka)
                .withConfiguration(
                        AutoConfigurations.of(ReplayAutoConfiguration.class, RepublishAutoConfiguration.class))
                .withPropertyValues(
                        "spring.flyway.locations=classpath:db/store,classpath:db/replay,classpath:db/deadletter")
                .withPropertyValues(settings);
    }

    /** An instance of the service. */
    record Instance(ApplicationContext context) {

        RepublishProjection projection() {
            return context.getBean(RepublishProjection.class);
        }

        ProjectionState republish(ReplayFrom from, ReplayFrom to, String topic) {
            return projection().republish(from, to, topic, "ada");
        }

        ProjectionState state() {
            return projection().state();
        }

        void awaitDone() {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                assertThat(state().error()).isNull();
                return isDone();
            });
        }

        boolean isDone() {
            return state().lastReplay() != null;
        }

        long published() {
            return context.getBean(EventStoreEndpoint.class).progress().published();
        }

        Projection publisher() {
            return context.getBeansOfType(Projections.class).values().stream()
                    .flatMap(source -> source.all().stream())
                    .filter(projection -> projection.name().equals(KafkaPublisher.NAME))
                    .findAny()
                    .orElseThrow();
        }

        Instant at(long position) {
            return context.getBean(EventLog.class)
                    .after(position - 1, 1)
                    .getFirst()
                    .at();
        }
    }

    /** What stands on a topic of this fixture's keys, each partition in its order: at least so many. */
    List<ConsumerRecord<String, byte[]>> onTopic(String topic, int least) {
        var settings = Map.<String, Object>of("bootstrap.servers", KafkaForTests.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    if (message.key().startsWith(mine)) found.add(message);
                }
                var ends = consumer.endOffsets(partitions);
                return found.size() >= least
                        && partitions.stream()
                                .allMatch(partition -> consumer.position(partition) >= ends.get(partition));
            });
            return found;
        }
    }

    static void limitMessages(String topic, int bytes) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", KafkaForTests.bootstrapServers()))) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
            var set = new AlterConfigOp(limit, AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isReplayed(ConsumerRecord<?, ?> message) {
        return "true".equals(headers(message).get(CloudEventHeaders.REPLAYED));
    }

    static long sequence(ConsumerRecord<?, ?> message) {
        return Long.parseLong(headers(message).get(CloudEventHeaders.SEQUENCE));
    }

    static Map<String, String> headers(ConsumerRecord<?, ?> message) {
        return StreamSupport.stream(message.headers().spliterator(), false)
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        store.close();
    }
}
