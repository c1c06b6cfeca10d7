package dev.handoff.systemtests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the programs of a stack have written. */
public final class Logs {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> OF_SERVICES = List.of("gateway", "inbox", "contacts", "exports");

    private final Path folder;

    public Logs(Stack stack) {
        this.folder = stack.home().resolve("logs");
    }

    /** A line of a service. */
    public record Line(String service, String logger, JsonNode said) {}

    public List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of services that bear a correlation id. */
    public List<Line> of(String correlationId) {
        return files().stream()
                .filter(file -> OF_SERVICES.stream()
                        .anyMatch(service -> file.getFileName().toString().startsWith(service)))
                .flatMap(file -> text(file).lines())
                .filter(line -> line.contains(correlationId) && line.startsWith("{") && line.endsWith("}"))
                .map(JSON::readTree)
                .filter(line -> correlationId.equals(line.path("correlationId").asString("")))
                .map(line -> new Line(
                        line.at("/service/name").asString(""),
                        line.at("/log/logger").asString(""),
                        line))
                .toList();
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
