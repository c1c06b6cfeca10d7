package dev.handoff.systemtests.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that is kept, for one call after the other. HTTP/1.1 as far as the gateway speaks it, and no more: what a
 * client takes of the processors is taken from what is measured.
 */
final class Caller implements AutoCloseable {

    /** The gateway closes what is idle for longer than a minute. */
    private static final long KEPT_NANOS = 30_000_000_000L;

    private final URI address;
    private Socket socket;
    private InputStream in;
    private long used;

    /** What was answered. */
    record Answer(int status, String body) {}

    Caller(URI address) {
        this.address = address;
    }

    /**
     * @param token the value of the header {@code Authorization}
     * @param json null for none
     */
    Answer call(String method, String path, String token, String json) throws IOException {
        connect();
        var body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
        var head =
                "%s %s HTTP/1.1\r\nHost: %s\r\nAuthorization: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(method, path, address.getAuthority(), token, body.length)
                        .getBytes(StandardCharsets.US_ASCII);
        var request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        socket.getOutputStream().write(request);
        var answer = read();
        used = System.nanoTime();
        return answer;
    }

    private void connect() throws IOException {
        if (socket != null && System.nanoTime() - used < KEPT_NANOS) return;
        close();
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    }

    private Answer read() throws IOException {
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        var length = 0;
        var isChunked = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            var header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:"))
                length = Integer.parseInt(header.substring(15).strip());
            if (header.startsWith("transfer-encoding:")) isChunked = header.endsWith("chunked");
        }
        return new Answer(status, isChunked ? chunks() : text(length));
    }

    private String chunks() throws IOException {
        var body = new StringBuilder();
        while (true) {
            var length = Integer.parseInt(line().strip(), 16);
            body.append(text(length));
            line();
            if (length == 0) return body.toString();
        }
    }

    private String text(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) throw new EOFException("the answer ends in the middle");
        // letters beyond ASCII may be cut by a chunk: nobody looks at them
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (var letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) throw new EOFException("the connection was closed");
            if (letter != '\r') line.append((char) letter);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) socket.close();
    }
}
