package dev.handoff.export.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportFolderTest {

    @TempDir
    Path path;

    ExportFolder folder;

    @BeforeEach
    void make() {
        folder = new ExportFolder(path.resolve("exports"));
    }

    @Test
    void only_a_finished_file_has_its_name() throws IOException {
        try (var part = folder.begin("e-1", FileFormat.CSV_COMMA)) {
            part.write(Rows.MARIA);
            assertThat(folder.pathOf("e-1.csv")).doesNotExist();

            var whole = part.finish();

            assertThat(whole.name()).isEqualTo("e-1.csv");
            assertThat(folder.pathOf("e-1.csv")).hasSize(whole.bytes());
            assertThat(whole.sha256()).isEqualTo(Sha256.of(folder.pathOf("e-1.csv")));
        }
        assertThat(names()).containsExactly("e-1.csv");
    }

    @ParameterizedTest
    @EnumSource
    void the_hash_is_that_of_the_whole_file(FileFormat format) throws IOException {
        try (var part = folder.begin("e-1", format)) {
            for (int i = 0; i < 1_500; i++) part.write(Rows.MARIA);

            var whole = part.finish();

            assertThat(whole.sha256()).isEqualTo(Sha256.of(folder.pathOf(whole.name())));
        }
    }

    @Test
    void of_an_unfinished_file_nothing_is_left() throws IOException {
        for (var format : FileFormat.values()) {
            try (var part = folder.begin("e-1", format)) {
                part.write(Rows.MARIA);
            }
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void what_has_lain_there_for_long_is_found() throws IOException {
        var now = Instant.now();
        Files.createFile(folder.pathOf("new.csv"));
        var old = Files.createFile(folder.pathOf("old.csv.part"));
        Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(4_000)));

        assertThat(folder.olderThan(now.minusSeconds(3_600))).containsExactly("old.csv.part");
    }

    private List<String> names() throws IOException {
        return folder.olderThan(Instant.MAX);
    }
}
