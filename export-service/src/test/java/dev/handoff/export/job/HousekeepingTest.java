package dev.handoff.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.export.file.ExportFolder;
import dev.handoff.export.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {

    @TempDir
    Path path;

    private final JobFixture fixture = new JobFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void files_of_expired_exports_are_removed_and_others_stay() throws IOException {
        var expired = completed("expired.csv");
        var current = completed("current.csv");
        fixture.jdbc
                .sql("update export_job set expires_at = now() where export_id = ?")
                .param(expired)
                .update();

        housekeepingAt(Instant.now()).clean();

        assertThat(path).isDirectoryNotContaining("glob:**expired.csv").isDirectoryContaining("glob:**current.csv");
        assertThat(fixture.statusOf(expired)).isEqualTo(ExportStatus.EXPIRED);
        assertThat(fixture.statusOf(current)).isEqualTo(ExportStatus.COMPLETED);
    }

    @Test
    void what_dead_workers_left_is_removed_once_it_is_old() throws IOException {
        completed("current.csv");
        Files.createFile(path.resolve("left.xlsx.part"));

        housekeepingAt(Instant.now()).clean();
        assertThat(path).isDirectoryContaining("glob:**left.xlsx.part");

        housekeepingAt(Instant.now().plus(Duration.ofHours(2))).clean();
        assertThat(path).isDirectoryNotContaining("glob:**left.xlsx.part").isDirectoryContaining("glob:**current.csv");
    }

    private Housekeeping housekeepingAt(Instant now) {
        return new Housekeeping(fixture.exports, new ExportFolder(path), InstantSource.fixed(now));
    }

    private String completed(String file) throws IOException {
        Files.createFile(path.resolve(file));
        var exportId = fixture.ask();
        var queue = fixture.queueOf("one");
        assertThat(queue.complete(queue.take().orElseThrow(), new WholeFile(file, 0, "abc"), 0))
                .isTrue();
        return exportId;
    }
}
