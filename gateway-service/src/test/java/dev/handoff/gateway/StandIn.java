package dev.handoff.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Stands where a service would: a real HTTP server that remembers what it was asked and answers what a test wants. */
public final class StandIn {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** A request as it arrived. Header names in any case. */
    public record Asked(String method, URI uri, Map<String, List<String>> headers, String body) {

        public List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    private static final HttpHandler SAYS_HELLO =
            exchange -> answer(exchange, 200, "application/json", "{\"hello\":1}");

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile HttpHandler handler = SAYS_HELLO;

    public StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        var bytes = exchange.getRequestBody().readAllBytes();
        exchange.setStreams(new ByteArrayInputStream(bytes), null); // for the handler, which may read it again
        var body = new String(bytes, StandardCharsets.UTF_8);
        asked.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body));
        handler.handle(exchange);
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** What it does from now on. */
    public void does(HttpHandler behaviour) {
        handler = behaviour;
    }

    /** Forgets what it was asked, and is friendly again. */
    public void reset() {
        asked.clear();
        handler = SAYS_HELLO;
    }

    /** All requests that arrived whole. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public Asked lastAsked() {
        return asked.getLast();
    }

    public static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
