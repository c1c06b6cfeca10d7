package dev.handoff.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** What the JDK leaves to oneself. */
public final class Folders {

    private Folders() {}

    /** Removes a file, or a folder with all that is in it; no matter when there is none. */
    public static void remove(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
