package dev.handoff.systemtests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The script {@code ./handoff} of this checkout, and what else people type beside it, in an environment of its own. */
final class Script {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path checkout;
    private final Map<String, String> environment;

    Script(Path checkout, Map<String, String> environment) {
        this.checkout = checkout;
        this.environment = environment;
    }

    Process start(Path output, String... arguments) {
        var command = new ArrayList<>(List.of("./handoff"));
        command.addAll(List.of(arguments));
        return start(output, command);
    }

    Ran run(String... arguments) {
        var command = new ArrayList<>(List.of("./handoff"));
        command.addAll(List.of(arguments));
        return run(command, PATIENCE);
    }

    /** @throws IllegalStateException if it takes longer than the patience; it is killed then */
    Ran run(List<String> command, Duration patience) {
        try {
            var output = Files.createTempFile("handoff-", ".out");
            try {
                var process = start(output, command);
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                    throw new IllegalStateException(command + " took more than " + patience + ":\n" + read(output));
                }
                return new Ran(process.exitValue(), read(output));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process start(Path output, List<String> command) {
        var builder = new ProcessBuilder(command)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("HANDOFF_"));
        builder.environment().putAll(environment);
        // What people type as java is a JDK 25, like the one that runs this.
        var java = Path.of(System.getProperty("java.home"));
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().merge("PATH", java.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
