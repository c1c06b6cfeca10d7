package dev.handoff.localstack.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a running PostgreSQL tells about itself in its data folder; {@code pg_ctl} reads the same. */
record PidFile(long pid, boolean ready) {

    static final String NAME = "postmaster.pid";

    private static final int STATUS = 7;

    static Optional<PidFile> in(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve(NAME));
            var pid = Long.parseLong(lines.getFirst().strip());
            return Optional.of(new PidFile(
                    pid, lines.size() > STATUS && lines.get(STATUS).strip().equals("ready")));
        } catch (IOException | RuntimeException noneOrHalfWritten) {
            return Optional.empty();
        }
    }
}
