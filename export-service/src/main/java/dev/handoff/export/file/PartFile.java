package dev.handoff.export.file;

import dev.handoff.export.contactcopy.ContactRow;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is being written, under a name at which nobody looks. Gone when closed before it is {@link #finish}ed. */
public final class PartFile implements AutoCloseable {

    private final Path part;
    private final Path whole;
    private final ContactWriter writer;

    PartFile(Path whole, FileFormat format) throws IOException {
        this.whole = whole;
        this.part = whole.resolveSibling(whole.getFileName() + ".part");
        this.writer = format.open(part);
    }

    public void write(ContactRow row) throws IOException {
        writer.write(row);
    }

    /**
     * Ends the file and gives it its name, once it is sure to be on the disk: a name that survives a power cut stands for
     * a file that does too.
     */
    public WholeFile finish() throws IOException {
        var sha256 = writer.finish();
        force(part);
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        force(whole.toAbsolutePath().getParent());
        return new WholeFile(whole.getFileName().toString(), Files.size(whole), sha256);
    }

    @Override
    public void close() throws IOException {
        try (writer) {
            Files.deleteIfExists(part);
        }
    }

    private static void force(Path path) throws IOException {
        var option = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
