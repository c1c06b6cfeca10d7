package dev.handoff.localstack.identity;

import dev.handoff.localstack.JavaCommand;
import dev.handoff.localstack.Listening;
import dev.handoff.localstack.Port;
import dev.handoff.localstack.Probe;
import dev.handoff.localstack.Program;
import dev.handoff.localstack.Settings;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The identity server as a program of the stack. */
public final class Identity implements Program {

    private static final int HEAP = 96;

    private final Settings settings;

    public Identity(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public String address() {
        return "http://localhost:" + settings.port(Port.IDENTITY);
    }

    @Override
    public int floor() {
        return 2;
    }

    @Override
    public List<Listening> ports() {
        return List.of(settings.port(Port.IDENTITY, 1));
    }

    @Override
    public Process start() throws IOException {
        return new JavaCommand(settings, IdentityServer.class.getName(), HEAP, JavaCommand.ownClassPath())
                .archive(settings.built("local-stack").resolve(name() + ".jsa"))
                .with("HANDOFF_IDENTITY_FOLDER", settings.folder("identity"))
                .with("HANDOFF_GATEWAYS", String.join(",", gateways()))
                .start(name());
    }

    /** As browsers see them. */
    private List<String> gateways() {
        return settings.addresses("gateway", Port.GATEWAY).stream()
                .flatMap(address -> Stream.of(address, address.replace("localhost", "127.0.0.1")))
                .toList();
    }

    @Override
    public boolean ready(ProcessHandle process) {
        return Probe.ready(settings.port(Port.IDENTITY));
    }
}
