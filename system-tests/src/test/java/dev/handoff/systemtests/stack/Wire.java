package dev.handoff.systemtests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Between clients and a server of this machine: everything they say goes through here, and can be kept from doing so. */
public final class Wire implements AutoCloseable {

    private static final int CHUNK = 16_384;
    private static final Duration LOOK = Duration.ofMillis(10);

    private enum State {
        WHOLE,
        /** What is said is kept until it is whole again, as by a network that loses packets and sends them once more. */
        HELD,
        /** Whoever is or comes is told so. */
        BROKEN
    }

    private final ServerSocket door;
    private final int server;
    private final Set<Talk> talks = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;
    private volatile Duration delay = Duration.ZERO;

    /** @param server the port of the server on this machine */
    Wire(int server) {
        this.server = server;
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::receive);
    }

    /** Where clients come, as {@code host:port}. */
    String address() {
        return "localhost:" + door.getLocalPort();
    }

    /** Nothing comes through, and nobody is told, until it is whole; then all goes on where it was. */
    public void hold() {
        state = State.HELD;
    }

    /** As {@link #hold}, but whoever talks now is never heard again, as after a firewall that forgot. */
    public void forget() {
        state = State.HELD;
        talks.forEach(talk -> talk.forgotten = true);
    }

    /** All talks are reset, and new ones too, until it is whole. */
    public void cut() {
        state = State.BROKEN;
        talks.forEach(Talk::reset);
    }

    /** Servers seem to have said their last word to all who talk now; those may still be heard. */
    public void halfClose() {
        talks.forEach(Talk::halfClose);
    }

    /** Everything comes so much later, in both directions. */
    public void delay(Duration by) {
        delay = by;
    }

    /** As at the beginning. */
    public void mend() {
        delay = Duration.ZERO;
        state = State.WHOLE;
    }

    private void receive() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.startVirtualThread(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        var talk = new Talk(client, new Socket());
        talks.add(talk);
        try {
            talk.awaitPassage();
            talk.server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
            client.setTcpNoDelay(true);
            talk.server.setTcpNoDelay(true);
            var back = Thread.startVirtualThread(() -> talk.pump(talk.server, client));
            talk.pump(client, talk.server);
            back.join();
        } catch (IOException refused) {
            talk.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            talk.end();
            talks.remove(talk);
        }
    }

    /** What one client and the server say to each other. */
    private final class Talk {

        private final Socket client;
        private final Socket server;
        private volatile boolean forgotten;

        Talk(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to) {
            var buffer = new byte[CHUNK];
            try {
                var in = from.getInputStream();
                for (var length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    LockSupport.parkNanos(delay.toNanos());
                    awaitPassage();
                    if (!forgotten) to.getOutputStream().write(buffer, 0, length);
                }
                awaitPassage();
                if (!forgotten) to.shutdownOutput();
            } catch (IOException over) {
                end();
            }
        }

        /** @throws SocketException if this talk, or all, are told that it is over */
        void awaitPassage() throws SocketException {
            while (state == State.HELD && !client.isClosed()) LockSupport.parkNanos(LOOK.toNanos());
            if (state == State.BROKEN || client.isClosed()) throw new SocketException("cut");
        }

        void halfClose() {
            try {
                client.shutdownOutput();
            } catch (IOException over) {
                end();
            }
        }

        void reset() {
            try {
                client.setSoLinger(true, 0);
            } catch (SocketException closed) {
                // then there is nobody to tell
            }
            end();
        }

        void end() {
            try (client;
                    server) {
                forgotten = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        talks.forEach(Talk::end);
    }
}
