package dev.handoff.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

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
        var problems = new ArrayList<String>();
        var owners = new HashMap<Integer, Port>();
        for (var port : ports) {
            var number = settings.port(port);
            var other = owners.putIfAbsent(number, port);
            if (other != null) {
                problems.add("%s and %s are both %d".formatted(other.variable(), port.variable(), number));
            } else if (isTaken(number)) {
                problems.add("port %d (%s) is taken".formatted(number, port.variable()));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(
                    "Cannot start: " + String.join(", ", problems) + ".",
                    "Stop the program that uses it, or choose another: %s ./handoff up".formatted(example(problems)));
        }
    }

    private String example(List<String> problems) {
        for (var port : ports) {
            if (problems.getFirst().contains(port.variable())) {
                return port.variable() + "=" + (settings.port(port) % 50_000 + 10_000);
            }
        }
        throw new IllegalStateException("a problem without a port");
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
