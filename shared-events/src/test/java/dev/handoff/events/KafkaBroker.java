package dev.handoff.events;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real broker of one node, with its log in a folder and on free ports. */
final class KafkaBroker implements AutoCloseable {

    private final String address;
    private final KafkaRaftServer server;

    private KafkaBroker(String address, KafkaRaftServer server) {
        this.address = address;
        this.server = server;
    }

    static KafkaBroker startIn(Path folder) throws IOException {
        var settings = new HashMap<String, String>();
        try (var broker = anyPort();
                var controller = anyPort()) {
            var brokerAddress = "localhost:" + broker.getLocalPort();
            var controllerAddress = "localhost:" + controller.getLocalPort();
            settings.put("advertised.listeners", "PLAINTEXT://" + brokerAddress);
            settings.put("listeners", "PLAINTEXT://" + brokerAddress + ",CONTROLLER://" + controllerAddress);
            settings.put("controller.quorum.voters", "1@" + controllerAddress);
        }
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", folder.resolve("log").toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        format(folder.resolve("server.properties"), settings);
        var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(settings.get("advertised.listeners").substring("PLAINTEXT://".length()), server);
    }

    /** Host and port for {@code bootstrap.servers}. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path file, Map<String, String> settings) throws IOException {
        var lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        Files.write(file, lines);
        var arguments = new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        if (StorageTool.execute(arguments, new PrintStream(PrintStream.nullOutputStream())) != 0) {
            throw new IllegalStateException("cannot format the storage described in " + file);
        }
    }

    private static ServerSocket anyPort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
