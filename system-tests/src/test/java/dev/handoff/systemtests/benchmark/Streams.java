package dev.handoff.systemtests.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Open streams of folders, thousands if need be, all read by one thread. It looks for the ids of {@link MeasuredStack}
 * among the bytes and reads nothing else, so that it takes as little as possible of the machine that is measured.
 */
final class Streams implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final String REFUSED = "HTTP/1.1 503";
    private static final int MOST_TRIES = 10;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Selector selector = Selector.open();
    private final Heard heard;
    private final int first;
    private final Thread reader = Thread.ofPlatform().name("streams").unstarted(this::read);
    private volatile boolean closing;
    private volatile IOException failure;

    /** Is told of each conversation on each stream. */
    interface Heard {

        /**
         * @param number the end of the conversation's id
         * @param at by {@link System#nanoTime}
         * @return whether it was waited for, so that this stream need not tell of it again
         */
        boolean of(int number, long at);
    }

    /** How far one stream is read: in its chunks, and in an id. Both may be cut by the end of a buffer. */
    private static final class Place {

        private static final byte[] MARK =
                ("\"conversationId\":\"" + MeasuredStack.ID).getBytes(StandardCharsets.US_ASCII);
        private static final int WHOLE = MARK.length + MeasuredStack.DIGITS;
        /** For each byte, how far it is from the end of the mark where it comes last before that: so far one may skip. */
        private static final int[] SKIPS = skips();

        /** One thread reads all of them. */
        private static final byte[] TEXT = new byte[WHOLE + BUFFER];

        private final int first;
        private final BitSet told = new BitSet();
        private final byte[] kept = new byte[WHOLE - 1];
        private int keptLength;
        private int left;
        private boolean inSize;

        Place(int first) {
            this.first = first;
        }

        private static int[] skips() {
            var skips = new int[256];
            Arrays.fill(skips, MARK.length);
            for (var n = 0; n < MARK.length - 1; n++) skips[MARK[n]] = MARK.length - 1 - n;
            return skips;
        }

        private void read(ByteBuffer bytes, Heard heard, long at) {
            while (bytes.hasRemaining()) {
                if (inSize || left == 0) readSize(bytes.get());
                else {
                    var length = Math.min(left, bytes.remaining());
                    left -= length;
                    readText(bytes, length, heard, at);
                }
            }
        }

        /** A line that ends the chunk before may come first. */
        private void readSize(byte next) {
            var digit = Character.digit(next, 16);
            if (digit >= 0) {
                left = 16 * left + digit;
                inSize = true;
            } else if (next == '\n') inSize = false;
        }

        /** With what was kept of the text before it; what may be the beginning of an id is kept for the next. */
        private void readText(ByteBuffer bytes, int length, Heard heard, long at) {
            System.arraycopy(kept, 0, TEXT, 0, keptLength);
            bytes.get(TEXT, keptLength, length);
            var end = keptLength + length;
            var from = 0;
            while (from + WHOLE <= end) {
                if (Arrays.equals(TEXT, from, from + MARK.length, MARK, 0, MARK.length)) {
                    tell(number(from + MARK.length), heard, at);
                    from += WHOLE;
                } else from += SKIPS[TEXT[from + MARK.length - 1] & 0xff];
            }
            keptLength = Math.clamp(end - from, 0, kept.length);
            System.arraycopy(TEXT, end - keptLength, kept, 0, keptLength);
        }

        private static int number(int from) {
            var number = 0;
            for (var n = 0; n < MeasuredStack.DIGITS; n++) number = 10 * number + TEXT[from + n] - '0';
            return number;
        }

        private void tell(int number, Heard heard, long at) {
            if (number >= first && !told.get(number - first) && heard.of(number, at)) told.set(number - first);
        }
    }

    /**
     * Returns when all are open.
     *
     * @param tokens one for each
     * @param first the number of the first conversation to tell of
     */
    Streams(URI gateway, List<String> tokens, int first, Heard heard) throws IOException {
        this.heard = heard;
        this.first = first;
        for (var token : tokens) open(gateway, token);
        reader.start();
    }

    /** As a browser does, which comes back when it is refused for now. */
    private void open(URI gateway, String token) throws IOException {
        for (var tries = 1; tries < MOST_TRIES; tries++) {
            var refusal = refusalOf(gateway, token);
            if (refusal == null) return;
            LockSupport.parkNanos(AGAIN.toNanos());
            System.err.printf(
                    "A stream beside %d others was refused, and is opened again: %s%n",
                    selector.keys().size(), refusal);
        }
        throw new IOException("no stream after " + MOST_TRIES + " tries");
    }

    /** @return null if the stream is open */
    private String refusalOf(URI gateway, String token) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
        channel.write(ByteBuffer.wrap(
                "GET /api/folders/stream HTTP/1.1\r\nHost: %s\r\nAuthorization: %s\r\nAccept: text/event-stream\r\n\r\n"
                        .formatted(gateway.getAuthority(), token)
                        .getBytes(StandardCharsets.US_ASCII)));
        var beginning = ByteBuffer.allocate(BUFFER);
        var text = "";
        while (!text.contains("counts")) {
            if (channel.read(beginning) < 0) throw new IOException("no stream: " + text);
            text = new String(beginning.array(), 0, beginning.position(), StandardCharsets.ISO_8859_1);
            if (text.startsWith(REFUSED)) {
                channel.close();
                return text;
            }
        }
        var place = new Place(first);
        place.read(beginning.flip().position(text.indexOf("\r\n\r\n") + 4), heard, System.nanoTime());
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, place);
        return null;
    }

    private void read() {
        var buffer = ByteBuffer.allocateDirect(BUFFER);
        try {
            while (!closing) selector.select(key -> read(key, buffer));
        } catch (IOException e) {
            failure = e;
        } catch (UncheckedIOException e) {
            failure = e.getCause();
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        try {
            if (((SocketChannel) key.channel()).read(buffer.clear()) < 0) throw new IOException("a stream has ended");
            ((Place) key.attachment()).read(buffer.flip(), heard, System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IOException if a stream has ended */
    void check() throws IOException {
        if (failure != null) throw new IOException(failure);
    }

    @Override
    public void close() throws IOException {
        closing = true;
        selector.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var key : selector.keys()) key.channel().close();
        selector.close();
    }
}
