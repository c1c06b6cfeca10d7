package dev.handoff.starter.web.body;

import dev.handoff.starter.problem.TooLarge;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A stream that ends in {@link TooLarge} beyond a number of bytes. */
final class LimitedStream extends ServletInputStream {

    private final ServletInputStream stream;
    private final long limit;
    private long count;

    LimitedStream(ServletInputStream stream, long limit) {
        this.stream = stream;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        var read = stream.read();
        if (read >= 0) add(1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var read = stream.read(target, offset, length);
        if (read > 0) add(read);
        return read;
    }

    private void add(int read) {
        count += read;
        if (count > limit) throw new TooLarge(limit);
    }

    @Override
    public boolean isFinished() {
        return stream.isFinished();
    }

    @Override
    public boolean isReady() {
        return stream.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        stream.setReadListener(listener);
    }
}
