package dev.handoff.localstack.kafka;

import dev.handoff.localstack.JavaCommand;
import dev.handoff.localstack.Listening;
import dev.handoff.localstack.Port;
import dev.handoff.localstack.Program;
import dev.handoff.localstack.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Kafka broker. */
public final class Kafka implements Program {

    private static final int HEAP = 160;

    private final Settings settings;
    private final Path ready;

    public Kafka(Settings settings) {
        this.settings = settings;
        this.ready = settings.folder("run").resolve("kafka.ready");
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String address() {
        return "localhost:" + settings.port(Port.KAFKA);
    }

    @Override
    public int floor() {
        return 1;
    }

    @Override
    public List<Listening> ports() {
        return List.of(settings.port(Port.KAFKA, 1));
    }

    @Override
    public Process start() throws IOException {
        return new JavaCommand(settings, KafkaNode.class.getName(), HEAP, JavaCommand.ownClassPath())
                .archive(settings.built("local-stack").resolve(name() + ".jsa"))
                .option("-Dlogback.configurationFile=logback-kafka.xml")
                .arguments(
                        settings.folder("kafka").toString(),
                        settings.bind(),
                        String.valueOf(settings.port(Port.KAFKA)),
                        settings.seenAt(Port.KAFKA),
                        ready.toString())
                .start(name());
    }

    @Override
    public boolean ready(ProcessHandle process) {
        try {
            return Files.readString(ready).equals(String.valueOf(process.pid())) && answers();
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean answers() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", settings.port(Port.KAFKA)), 1_000);
            return true;
        }
    }
}
