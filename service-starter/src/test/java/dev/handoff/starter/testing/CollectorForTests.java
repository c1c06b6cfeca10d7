package dev.handoff.starter.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** Takes traces as a collector does, by OTLP over HTTP, and keeps the latest spans. */
public final class CollectorForTests implements AutoCloseable {

    private static final int KEPT = 20_000;

    /**
     * @param service who tells of it
     * @param parent empty if there is none
     * @param text all that is in it, its ids as rubbish
     */
    public record Span(String service, String trace, String id, String parent, String name, String text) {}

    private final HttpServer server;
    private final Deque<Span> spans = new LinkedBlockingDeque<>(KEPT);

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

    /** What programs have to be told as the address of their collector. */
    public String endpoint() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** Those of a trace so far. */
    public List<Span> spans(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    private void keep(Span span) {
        while (!spans.offerLast(span)) spans.pollFirst();
    }

    // The few fields of opentelemetry/proto/trace/v1/trace.proto that are looked at.

    private void readRequest(ByteBuffer request) {
        each(request, (field, resourceSpans) -> {
            if (field == 1) readResource(resourceSpans);
        });
    }

    /** Who tells comes before what is told, and has one attribute: its name. */
    private void readResource(ByteBuffer resourceSpans) {
        var service = new AtomicReference<>("");
        each(resourceSpans, (field, part) -> {
            if (field == 1) each(part, (_, attribute) -> service.set(nameOf(attribute)));
            if (field == 2)
                each(part, (spanField, span) -> {
                    if (spanField == 2) keep(span(service.get(), span));
                });
        });
    }

    private static String nameOf(ByteBuffer attribute) {
        var name = new AtomicReference<>("");
        each(attribute, (field, value) -> {
            if (field == 2) each(value, (_, string) -> name.set(text(string)));
        });
        return name.get();
    }

    private static Span span(String service, ByteBuffer message) {
        var all = text(message);
        var fields = new HashMap<Integer, ByteBuffer>();
        each(message, fields::putIfAbsent);
        var parent = fields.get(4);
        return new Span(
                service,
                hex(fields.get(1)),
                hex(fields.get(2)),
                parent == null ? "" : hex(parent),
                text(fields.get(5)),
                all);
    }

    private static String text(ByteBuffer value) {
        return StandardCharsets.UTF_8.decode(value.duplicate()).toString();
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
