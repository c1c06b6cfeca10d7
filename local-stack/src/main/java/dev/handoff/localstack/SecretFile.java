package dev.handoff.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Something that only one person may read, made once and kept. */
public final class SecretFile {

    /** Makes what is kept. */
    public interface Maker {
        String make() throws IOException;
    }

    private SecretFile() {}

    /** What is in the file; where there is none, it is made first, whole or not at all. */
    public static String read(Path file, Maker maker) throws IOException {
        if (!Files.exists(file)) {
            create(file, maker.make());
        }
        return Files.readString(file);
    }

    private static void create(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        var half = Files.createTempFile(
                file.getParent(),
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, content);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
