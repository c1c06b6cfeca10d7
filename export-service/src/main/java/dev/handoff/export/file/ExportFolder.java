package dev.handoff.export.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Where the files are. Instances of the service share one folder, so that each can serve what any of them has built. */
public final class ExportFolder {

    private final Path folder;

    /**
     * Makes the folder if it is not there.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public ExportFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the exports folder " + folder, e);
        }
    }

    /**
     * Begins a file.
     *
     * @param name without extension; no other file has had it
     */
    public PartFile begin(String name, FileFormat format) throws IOException {
        Files.createDirectories(folder);
        return new PartFile(folder.resolve(name + "." + format.extension()), format);
    }

    /** The place of a {@link WholeFile}. */
    public Path pathOf(String fileName) {
        return folder.resolve(fileName);
    }

    /** Deletes a file, or does nothing where it is gone. */
    public void delete(String fileName) throws IOException {
        Files.deleteIfExists(folder.resolve(fileName));
    }

    /** The names of all that lies in the folder and was last written before a time, halves of files included. */
    public List<String> olderThan(Instant time) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> lastWritten(file).isBefore(time))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static Instant lastWritten(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException _) {
            return Instant.MAX; // it has just gone
        }
    }
}
