package dev.handoff.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An event as it once was published, by hand. Golden files stand for all the events in the topics and stores out there:
 * none is ever deleted, and nothing is taken out of one. A new optional field goes into the full one.
 */
record Golden(Path file) {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    /** With everything that the version of the event can hold. */
    static Golden full(String type) {
        return new Golden(FOLDER.resolve(type + ".json"));
    }

    /** With nothing that may be left out. */
    static Golden minimal(String type) {
        return new Golden(FOLDER.resolve(type + ".minimal.json"));
    }

    static Stream<Golden> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().map(Golden::new).toList().stream();
        }
    }

    String type() {
        return file.getFileName().toString().replaceFirst("\\.json$", "").replaceFirst("(\\.v\\d+)\\..*$", "$1");
    }

    JsonNode json() {
        return Json.MAPPER.readTree(file);
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
