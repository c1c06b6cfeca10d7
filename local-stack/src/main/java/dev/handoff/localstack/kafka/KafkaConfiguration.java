package dev.handoff.localstack.kafka;

import java.nio.file.Path;
import java.util.Properties;

/** The broker's settings: one node, small, nothing thrown away. */
final class KafkaConfiguration {

    private KafkaConfiguration() {}

    static Properties of(Path data, String bind, int port, String advertised, int controllerPort) {
        var settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty(
                "listeners", "PLAINTEXT://%s:%d,CONTROLLER://127.0.0.1:%d".formatted(bind, port, controllerPort));
        settings.setProperty("advertised.listeners", "PLAINTEXT://" + advertised);
        settings.setProperty("log.dirs", data.resolve("log").toString());

        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("default.replication.factor", "1");
        settings.setProperty("min.insync.replicas", "1");
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        // Long enough for the consumers of one service, which come together.
        settings.setProperty("group.initial.rebalance.delay.ms", "200");
        // One that was killed has to wait until it is over that it was there before: 9 s by default.
        settings.setProperty("broker.session.timeout.ms", "3000");
        settings.setProperty("broker.heartbeat.interval.ms", "500");

        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("background.threads", "2");
        settings.setProperty("log.segment.bytes", String.valueOf(64 << 20));
        // 128 MiB by default, of a heap that is smaller.
        settings.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
        settings.setProperty("log.cleaner.io.buffer.size", String.valueOf(256 << 10));
        settings.setProperty("metric.reporters", "");
        return settings;
    }
}
