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

    private final List<Listening> ports;

    TakenPorts(List<Program> programs) {
        this.ports =
                programs.stream().flatMap(program -> program.ports().stream()).toList();
    }

    /** @throws Refused naming every port that cannot be had, and how to move it */
    void refuse() {
        refuseTwins();
        var taken = ports.stream().filter(port -> isTaken(port.number())).toList();
        if (!taken.isEmpty()) {
            throw new Refused(
                    "Cannot start, somebody else has %s."
                            .formatted(taken.stream().map(TakenPorts::name).collect(Collectors.joining(", "))),
                    "Stop that program, or take another port: %s=%d ./handoff up"
                            .formatted(taken.getFirst().variable(), other(taken.getFirst())));
        }
    }

    private void refuseTwins() {
        var owners = new HashMap<Integer, Listening>();
        for (var port : ports) {
            var twin = owners.putIfAbsent(port.number(), port);
            if (twin != null) {
                throw new Refused(
                        "%s and %s are both %d.".formatted(twin.variable(), port.variable(), port.number()),
                        "Give one of them another.");
            }
        }
    }

    private static String name(Listening port) {
        return "port %d (%s)".formatted(port.number(), port.variable());
    }

    private static int other(Listening port) {
        return port.number() % 50_000 + 10_000;
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
