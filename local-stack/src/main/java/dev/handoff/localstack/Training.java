package dev.handoff.localstack;

import dev.handoff.localstack.demo.Demo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;

/**
 * {@code train}: starts everything once and stops it, in a data folder of its own that is thrown away, so that every
 * program has its archive of classes before anybody waits for a start.
 */
final class Training {

    private final Settings settings;
    private final Terminal terminal;
    private final Stack stack;

    Training(Settings settings, Terminal terminal) throws IOException {
        this.settings = onFreePorts(settings);
        this.terminal = terminal;
        this.stack = new Stack(Programs.of(this.settings), this.settings, terminal);
    }

    private static Settings onFreePorts(Settings settings) throws IOException {
        var environment = new HashMap<>(settings.environment());
        environment.remove("HANDOFF_ISSUER");
        environment.remove(Scale.VARIABLE);
        environment.remove("HANDOFF_WITHOUT");
        for (var port : Port.values()) environment.put(port.variable(), String.valueOf(freePort()));
        return settings.with(environment);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Stops what it started also when the process is told to end. */
    void run() throws IOException, InterruptedException {
        terminal.say("Starting everything once for practice, so that it starts faster from now on.");
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        stack.start();
        new Demo(settings).make();
    }

    private void stop() {
        stack.stop();
        try {
            Folders.remove(settings.home());
        } catch (IOException left) {
            terminal.complain("handoff: " + left.getMessage());
        }
    }
}
