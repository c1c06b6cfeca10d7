package dev.handoff.localstack.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * The broker's own process: a whole KRaft cluster of one node with its log on disk. Makes the topics, and says in a
 * file that it is ready.
 */
public final class KafkaNode {

    /** Always the same, so that a start that was killed while formatting is no trouble for the next. */
    private static final Uuid CLUSTER = new Uuid(0x68616e646f6666L, 1L);

    private static final int PARTITIONS = 12;
    private static final Map<String, String> FOR_EVER = Map.of("retention.ms", "-1");

    private KafkaNode() {}

    /** Runs until it is stopped; arguments: data folder, address to listen on, port, address that clients are told, file that says it is ready. */
    public static void main(String[] arguments) throws Exception {
        var data = Path.of(arguments[0]);
        var port = Integer.parseInt(arguments[2]);
        var ready = Path.of(arguments[4]);
        Files.deleteIfExists(ready);
        Files.createDirectories(data);

        var configuration = KafkaConfiguration.of(data, arguments[1], port, arguments[3], freePort());
        format(data, configuration);
        var server = new KafkaRaftServer(new KafkaConfig(configuration), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
        server.startup();
        createTopics(port);
        Files.writeString(ready, String.valueOf(ProcessHandle.current().pid()));
        server.awaitShutdown();
    }

    /** Gives the data folder its identity, the first time. */
    private static void format(Path data, Properties configuration) throws IOException {
        var file = data.resolve("server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            configuration.store(writer, "Written at each start");
        }
        var result = StorageTool.execute(
                new String[] {
                    "format", "--config", file.toString(), "--cluster-id", CLUSTER.toString(), "--ignore-formatted"
                },
                System.out);
        if (result != 0) {
            throw new IOException("Kafka cannot make its data folder " + data);
        }
    }

    private static void createTopics(int port) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + port))) {
            var there = admin.listTopics().names().get();
            admin.createTopics(List.of("handoff.conversations", "handoff.contacts").stream()
                            .filter(topic -> !there.contains(topic))
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1).configs(FOR_EVER))
                            .toList())
                    .all()
                    .get();
        }
    }

    /** For the node's talk with itself: nobody else needs to find it. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
