package dev.handoff.starter.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A real Kafka broker (KRaft, one node, its log on disk), one for all tests of a JVM. With {@code -Pcontainers} (system
 * property {@code handoff.containers}) it runs on Testcontainers instead. Topics are not made by themselves: a test that
 * writes to one that nobody created fails, as it would in production. Who uses it waits for up to a minute wherever a test
 * does not say for how long: a group that forms, or takes over from one that was killed, takes seconds.
 */
public final class KafkaForTests {

    private static final String BOOTSTRAP = Containers.areUsed() ? inContainer() : embedded();

    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private KafkaForTests() {}

    /** For the setting {@code spring.kafka.bootstrap-servers}. */
    public static String bootstrapServers() {
        return BOOTSTRAP;
    }

    /** Creates topics that are not there yet. */
    public static void createTopics(int partitions, String... names) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, BOOTSTRAP))) {
            var topics = Arrays.stream(names)
                    .map(name -> new NewTopic(name, partitions, (short) 1))
                    .toList();
            for (var created : admin.createTopics(topics).values().values()) created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Deletes topics with all that is in them, for the next test to begin with empty ones. */
    public static void deleteTopics(String... names) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, BOOTSTRAP))) {
            admin.deleteTopics(List.of(names)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String embedded() {
        try {
            var folder = Files.createTempDirectory("kafka-for-tests");
            var port = freePort();
            var settings = settings(folder, port, freePort());
            format(folder, settings);
            var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            server.startup();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
            return "localhost:" + port;
        } catch (IOException e) {
            throw new UncheckedIOException("could not start Kafka", e);
        }
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@localhost:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort),
                Map.entry("log.dirs", folder.resolve("log").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0")));
        return settings;
    }

    private static void format(Path folder, Properties settings) throws IOException {
        var file = folder.resolve("server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var arguments = new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        if (StorageTool.execute(arguments, silent) != 0) throw new IOException("could not format " + folder);
    }

    /** Free a moment ago: Kafka must know its controller's port before it listens. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void stop(KafkaRaftServer server, Path folder) {
        server.shutdown();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    @SuppressWarnings("resource") // the container lives as long as the JVM; Testcontainers removes it
    private static String inContainer() {
        var container = new KafkaContainer("apache/kafka:4.2.1").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        container.start();
        return container.getBootstrapServers();
    }
}
