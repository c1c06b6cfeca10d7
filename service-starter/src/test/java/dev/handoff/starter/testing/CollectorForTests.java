package dev.handoff.starter.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Takes traces as a collector does, by OTLP over HTTP, and keeps the spans. */
public final class CollectorForTests implements AutoCloseable {

    /** @param parent all of them zeros if there is none */
    public record Span(String trace, String id, String parent, String name) {}

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    public CollectorForTests() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", exchange -> {
            readRequest(ByteBuffer.wrap(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    public String endpoint() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1/traces";
    }

    public List<Span> spans(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    // The few fields of opentelemetry/proto/trace/v1/trace.proto that are looked at.

    private void readRequest(ByteBuffer request) {
        each(request, (field, resource) -> {
            if (field == 1)
                each(resource, (part, scope) -> {
                    if (part == 2)
                        each(scope, (spanField, span) -> {
                            if (spanField == 2) spans.add(span(span));
                        });
                });
        });
    }

    private static Span span(ByteBuffer message) {
        var ids = new String[] {"", "", "", ""};
        each(message, (field, value) -> {
            switch (field) {
                case 1 -> ids[0] = hex(value);
                case 2 -> ids[1] = hex(value);
                case 4 -> ids[2] = hex(value);
                case 5 -> ids[3] = StandardCharsets.UTF_8.decode(value).toString();
                default -> {}
            }
        });
        return new Span(ids[0], ids[1], ids[2], ids[3]);
    }

    private static String hex(ByteBuffer value) {
        var bytes = new byte[value.remaining()];
        value.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The fields of a message that have a length. */
    private static void each(ByteBuffer message, BiConsumer<Integer, ByteBuffer> field) {
        message.order(ByteOrder.LITTLE_ENDIAN);
        while (message.hasRemaining()) {
            var key = varint(message);
            switch ((int) (key & 7)) {
                case 0 -> varint(message);
                case 1 -> message.getLong();
                case 5 -> message.getInt();
                default -> {
                    var length = (int) varint(message);
                    field.accept((int) (key >>> 3), message.slice(message.position(), length));
                    message.position(message.position() + length);
                }
            }
        }
    }

    private static long varint(ByteBuffer message) {
        var value = 0L;
        for (var shift = 0; ; shift += 7) {
            var next = message.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) return value;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
