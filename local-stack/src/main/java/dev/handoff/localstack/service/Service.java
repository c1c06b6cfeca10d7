package dev.handoff.localstack.service;

import dev.handoff.localstack.JavaCommand;
import dev.handoff.localstack.Listening;
import dev.handoff.localstack.Port;
import dev.handoff.localstack.Probe;
import dev.handoff.localstack.Program;
import dev.handoff.localstack.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An instance of one of our own services, from its executable jar. */
public final class Service implements Program {

    /** Which services there are. */
    public enum Kind {
        INBOX("inbox", "inbox-service", 192, Port.INBOX, Port.INBOX_MANAGEMENT, true),
        CONTACTS("contacts", "contact-service", 160, Port.CONTACTS, Port.CONTACTS_MANAGEMENT, true),
        EXPORTS("exports", "export-service", 160, Port.EXPORTS, Port.EXPORTS_MANAGEMENT, true),
        GATEWAY("gateway", "gateway-service", 128, Port.GATEWAY, Port.GATEWAY_MANAGEMENT, false);

        private final String name;
        private final String module;
        private final int heap;
        private final Port port;
        private final Port managementPort;
        private final boolean keepsData;

        Kind(String name, String module, int heap, Port port, Port managementPort, boolean keepsData) {
            this.name = name;
            this.module = module;
            this.heap = heap;
            this.port = port;
            this.managementPort = managementPort;
            this.keepsData = keepsData;
        }
    }

    private final Kind kind;
    private final int instance;
    private final Settings settings;
    private final ExecutableJar jar;

    /** All instances of a service. */
    public static Stream<Service> all(Kind kind, Settings settings) {
        return IntStream.rangeClosed(1, settings.instances(kind.name))
                .mapToObj(instance -> new Service(kind, instance, settings));
    }

    private Service(Kind kind, int instance, Settings settings) {
        this.kind = kind;
        this.instance = instance;
        this.settings = settings;
        this.jar = new ExecutableJar(
                settings.built(kind.module).resolve(kind.module + "-1.0.0-SNAPSHOT-exec.jar"),
                settings.folder("programs").resolve(kind.name));
    }

    @Override
    public String name() {
        return instance == 1 ? kind.name : kind.name + "-" + instance;
    }

    @Override
    public String address() {
        return "http://localhost:" + own(kind.port).number();
    }

    private Listening own(Port port) {
        return settings.port(port, instance);
    }

    @Override
    public int floor() {
        return kind == Kind.GATEWAY ? 3 : 2;
    }

    @Override
    public List<Listening> ports() {
        return List.of(own(kind.port), own(kind.managementPort));
    }

    @Override
    public Set<String> needs() {
        var data = kind.keepsData ? Stream.of("postgresql", "kafka") : Stream.<String>of();
        // One at a time makes the tables, and finds what all of them run from.
        var first = instance == 1 ? Stream.<String>of() : Stream.of(kind.name);
        return Stream.concat(data, first).collect(Collectors.toSet());
    }

    @Override
    public void prepare() throws IOException {
        // All instances of a kind run from one copy.
        synchronized (kind) {
            jar.unpack();
        }
    }

    @Override
    public Process start() throws IOException {
        var java = new JavaCommand(settings, jar.mainClass(), kind.heap, jar.classPath())
                .archive(settings.built(kind.module).resolve(kind.name + ".jsa"))
                // Buffers outside of the heap, of which the gateway needs one for each stream; else there is as much as
                // heap.
                .option("-XX:MaxDirectMemorySize=256m")
                .option("-XX:MetaspaceSize=96m")
                .option("-XX:MaxMetaspaceSize=192m")
                .with("SERVER_ADDRESS", settings.bind())
                .with("MANAGEMENT_SERVER_ADDRESS", settings.bind())
                .with(kind.port.variable(), own(kind.port).number())
                .with(kind.managementPort.variable(), own(kind.managementPort).number())
                .with("HANDOFF_KAFKA", settings.seenAt(Port.KAFKA))
                .with("HANDOFF_INBOX_URL", all(Kind.INBOX, Port.INBOX))
                .with("HANDOFF_CONTACTS_URL", all(Kind.CONTACTS, Port.CONTACTS))
                .with("HANDOFF_EXPORTS_URL", all(Kind.EXPORTS, Port.EXPORTS))
                .with("HANDOFF_CONTACTS_MANAGEMENT_URL", all(Kind.CONTACTS, Port.CONTACTS_MANAGEMENT))
                .with("HANDOFF_EXPORTS_FOLDER", settings.folder("exports"))
                .withDefault("HANDOFF_WEBCHAT", "on")
                // Few cores: what comes at once is stored together.
                .withDefault("HANDOFF_CONTACTS_CONSUMERS", 1)
                .withDefault("HANDOFF_AGENTS", "anna=Anna,ben=Ben,chris=Chris,olga=Olga,ada=Ada");
        if (kind.keepsData) {
            java.with("HANDOFF_DATABASE_URL", "jdbc:postgresql://" + settings.seenAt(Port.POSTGRESQL) + "/" + kind.name)
                    .with("HANDOFF_DATABASE_USER", "handoff")
                    .with("HANDOFF_DATABASE_PASSWORD", "handoff")
                    // An idle connection is a process of 13 MiB.
                    .withDefault("SPRING_DATASOURCE_HIKARI_MINIMUM_IDLE", 2)
                    .withDefault("SPRING_DATASOURCE_HIKARI_IDLE_TIMEOUT", 10_000);
        }
        if (settings.instances(kind.name) > 1) java.withDefault("HANDOFF_DRAIN", "1s");
        // The same for all instances.
        switch (kind) {
            case GATEWAY -> java.withDefault("HANDOFF_SESSION_KEY", Key.in(settings.folder("gateway"), "session-key"));
            case INBOX -> java.withDefault("HANDOFF_WEBCHAT_KEY", Key.in(settings.folder("inbox"), "webchat-key"));
            default -> {}
        }
        return java.start(name());
    }

    private String all(Kind service, Port port) {
        return String.join(",", settings.addresses(service.name, port));
    }

    @Override
    public boolean ready(ProcessHandle process) {
        return Probe.ready(own(kind.managementPort).number());
    }
}
