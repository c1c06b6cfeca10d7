package dev.handoff.localstack.service;

import dev.handoff.localstack.JavaCommand;
import dev.handoff.localstack.Port;
import dev.handoff.localstack.Probe;
import dev.handoff.localstack.Program;
import dev.handoff.localstack.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** One of our own services, from its executable jar. */
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
    private final Settings settings;
    private final ExecutableJar jar;

    public Service(Kind kind, Settings settings) {
        this.kind = kind;
        this.settings = settings;
        this.jar = new ExecutableJar(
                settings.built(kind.module).resolve(kind.module + "-1.0.0-SNAPSHOT-exec.jar"),
                settings.folder("programs").resolve(kind.name));
    }

    @Override
    public String name() {
        return kind.name;
    }

    @Override
    public String address() {
        return local(kind.port);
    }

    @Override
    public int floor() {
        return kind == Kind.GATEWAY ? 3 : 2;
    }

    @Override
    public List<Port> ports() {
        return List.of(kind.port, kind.managementPort);
    }

    @Override
    public Set<String> needs() {
        return kind.keepsData ? Set.of("postgresql", "kafka") : Set.of();
    }

    @Override
    public void prepare() throws IOException {
        jar.unpack();
    }

    @Override
    public Process start() throws IOException {
        var java = new JavaCommand(settings, jar.mainClass(), kind.heap, jar.classPath())
                .archive(settings.built(kind.module).resolve(kind.name + ".jsa"))
                .option("-XX:MaxMetaspaceSize=192m")
                .option("-XX:ReservedCodeCacheSize=64m")
                .with("SERVER_ADDRESS", settings.bind())
                .with("MANAGEMENT_SERVER_ADDRESS", settings.bind())
                .with("HANDOFF_KAFKA", settings.seenAt(Port.KAFKA))
                .with("HANDOFF_INBOX_URL", local(Port.INBOX))
                .with("HANDOFF_CONTACTS_URL", local(Port.CONTACTS))
                .with("HANDOFF_EXPORTS_URL", local(Port.EXPORTS))
                .with("HANDOFF_EXPORTS_FOLDER", settings.folder("exports"))
                .withDefault("HANDOFF_WEBCHAT", "on")
                .withDefault("HANDOFF_AGENTS", "anna=Anna,ben=Ben,chris=Chris,olga=Olga,ada=Ada");
        if (kind.keepsData) {
            java.with("HANDOFF_DATABASE_URL", "jdbc:postgresql://" + settings.seenAt(Port.POSTGRESQL) + "/" + kind.name)
                    .with("HANDOFF_DATABASE_USER", "handoff")
                    .with("HANDOFF_DATABASE_PASSWORD", "handoff")
                    // An idle connection is a process of 13 MiB.
                    .withDefault("SPRING_DATASOURCE_HIKARI_MINIMUM_IDLE", 2)
                    .withDefault("SPRING_DATASOURCE_HIKARI_IDLE_TIMEOUT", 10_000);
        }
        if (kind == Kind.GATEWAY) java.withDefault("HANDOFF_SESSION_KEY", SessionKey.in(settings.folder("gateway")));
        return java.start(kind.name);
    }

    private String local(Port port) {
        return "http://localhost:" + settings.port(port);
    }

    @Override
    public boolean ready(ProcessHandle process) {
        return Probe.ready(settings.port(kind.managementPort));
    }
}
