package dev.handoff.localstack.identity;

import dev.handoff.localstack.JavaCommand;
import dev.handoff.localstack.Port;
import dev.handoff.localstack.Probe;
import dev.handoff.localstack.Program;
import dev.handoff.localstack.Settings;
import java.io.IOException;
import java.util.List;

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
    public List<Port> ports() {
        return List.of(Port.IDENTITY);
    }

    @Override
    public Process start() throws IOException {
        return new JavaCommand(settings, IdentityServer.class.getName(), HEAP, JavaCommand.ownClassPath())
                .archive(settings.built("local-stack").resolve(name() + ".jsa"))
                .with("HANDOFF_IDENTITY_FOLDER", settings.folder("identity"))
                .start(name());
    }

    @Override
    public boolean ready(ProcessHandle process) {
        return Probe.ready(settings.port(Port.IDENTITY));
    }
}
