package dev.handoff.systemtests.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports for a stack of its own. */
final class Ports {

    private static final List<String> NAMES = List.of(
            "GATEWAY",
            "GATEWAY_MANAGEMENT",
            "GATEWAY_2",
            "GATEWAY_2_MANAGEMENT",
            "INBOX",
            "INBOX_MANAGEMENT",
            "INBOX_2",
            "INBOX_2_MANAGEMENT",
            "CONTACTS",
            "CONTACTS_MANAGEMENT",
            "EXPORTS",
            "EXPORTS_MANAGEMENT",
            "IDENTITY",
            "KAFKA",
            "POSTGRESQL");

    /** Below what systems give to outgoing connections, which could take a port while its program is restarted. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 31_000;

    /** By all stacks of this JVM: one that starts does not yet listen at what it was given. */
    private static final Set<Integer> TAKEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** The environment that moves every port of the stack. */
    static Map<String, String> free() {
        var environment = new HashMap<String, String>();
        for (var name : NAMES) {
            int port;
            do port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            while (!isFree(port) || !TAKEN.add(port));
            environment.put("HANDOFF_" + name + "_PORT", Integer.toString(port));
        }
        return environment;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
