package dev.handoff.localstack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log of one program: it grows to 10 MiB, and the 10 MiB before are kept in {@code NAME.log.1}. */
public final class LogFile {

    private static final long LARGEST = 10L << 20;
    private static final int TAIL_BYTES = 16 << 10;

    private final Path path;

    public LogFile(Path home, String name) {
        this.path = home.resolve("logs").resolve(name + ".log");
    }

    public Path path() {
        return path;
    }

    /** Its size in bytes, 0 when there is none. */
    long size() {
        try {
            return Files.size(path);
        } catch (IOException none) {
            return 0;
        }
    }

    /** Copies and empties it when it is large. Its writer appends, so that it simply goes on at the new end. */
    void rotate() {
        if (size() < LARGEST) {
            return;
        }
        try (var log = new RandomAccessFile(path.toFile(), "rw")) {
            Files.copy(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            log.setLength(0);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** The last lines written after a position. */
    public List<String> tail(long from, int lines) {
        try (var log = new RandomAccessFile(path.toFile(), "r")) {
            log.seek(Math.max(Math.min(from, log.length()), log.length() - TAIL_BYTES));
            var bytes = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(bytes);
            var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException none) {
            return List.of();
        }
    }
}
