package dev.handoff.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that can misbehave in ways no HTTP server would: it accepts, and then does what a test says. */
public final class BareSocket {

    /** What happens to a connection once a request has begun to arrive. */
    public interface Behaviour {
        void with(Socket connection) throws IOException;
    }

    /** Answers like a service in good health. */
    public static final Behaviour HELLO = says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

    private final AtomicInteger requests = new AtomicInteger();
    private volatile Behaviour behaviour = HELLO;
    private volatile ServerSocket server;
    private volatile Thread accepting;

    public BareSocket() {
        listen(0);
    }

    public static Behaviour says(String characters) {
        return connection -> {
            connection.getOutputStream().write(characters.getBytes(StandardCharsets.ISO_8859_1));
            connection.close();
        };
    }

    public String uri() {
        return "http://localhost:" + server.getLocalPort();
    }

    public void does(Behaviour what) {
        behaviour = what;
        requests.set(0);
    }

    /** How many requests came since it was last told what to do. */
    public int requests() {
        return requests.get();
    }

    /** From now on connections are refused, until it listens again. Whoever accepts keeps the port open until they learn of it. */
    public void die() {
        try {
            server.close();
            accepting.join();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    public void comeBack() {
        if (server.isClosed()) listen(server.getLocalPort());
    }

    private void listen(int port) {
        try {
            var listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server = listening;
            accepting = Thread.ofVirtual().start(() -> acceptAll(listening));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void acceptAll(ServerSocket listening) {
        try {
            while (true) {
                var connection = listening.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException _) {
            // it died
        }
    }

    private void serve(Socket connection) {
        try {
            connection.getInputStream().readNBytes(1);
            requests.incrementAndGet();
            behaviour.with(connection);
        } catch (IOException _) {
            // the gateway may go away first
        }
    }
}
