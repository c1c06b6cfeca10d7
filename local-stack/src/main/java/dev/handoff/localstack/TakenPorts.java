package dev.handoff.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Looks before anything is started whether somebody else already listens where the stack wants to. */
final class TakenPorts {

    private final Settings settings;
    private final List<Port> ports;

    TakenPorts(Settings settings, List<Program> programs) {
        this.settings = settings;
        this.ports =
                programs.stream().flatMap(program -> program.ports().stream()).toList();
    }

    /** @throws Refused naming every port that cannot be had, and how to move it */
    void refuse() {
        refuseTwins();
        var taken = ports.stream().filter(port -> isTaken(settings.port(port))).toList();
        if (!taken.isEmpty()) {
            throw new Refused(
                    "Cannot start, somebody else has %s."
                            .formatted(taken.stream().map(this::name).collect(Collectors.joining(", "))),
                    "Stop that program, or take another port: %s=%d ./handoff up"
                            .formatted(taken.getFirst().variable(), other(taken.getFirst())));
        }
    }

    private void refuseTwins() {
        var owners = new HashMap<Integer, Port>();
        for (var port : ports) {
            var twin = owners.putIfAbsent(settings.port(port), port);
            if (twin != null) {
                throw new Refused(
                        "%s and %s are both %d.".formatted(twin.variable(), port.variable(), settings.port(port)),
                        "Give one of them another.");
            }
        }
    }

    private String name(Port port) {
        return "port %d (%s)".formatted(settings.port(port), port.variable());
    }

    private int other(Port port) {
        return settings.port(port) % 50_000 + 10_000;
    }

    /** Both: some systems let one listen on all addresses beside another who listens on this one alone. */
    private static boolean isTaken(int port) {
        return !canListen(new InetSocketAddress(port))
                || !canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean canListen(InetSocketAddress address) {
        try (var socket = new ServerSocket()) {
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
