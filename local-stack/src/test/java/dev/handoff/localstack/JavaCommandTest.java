package dev.handoff.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.Lister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {

    private static final Class<?> SOME_PROGRAM = Lister.class;

    @TempDir
    Path folder;

    @Test
    void a_program_takes_its_classes_from_the_run_before() throws Exception {
        assertThat(run(jar())).isEqualTo("jar");
        assertThat(archive()).exists();
        assertThat(run(jar())).isEqualTo("archive");
    }

    @Test
    void an_archive_that_is_older_than_the_program_is_made_anew() throws Exception {
        run(jar());
        Files.setLastModifiedTime(archive(), FileTime.from(Instant.EPOCH));
        assertThat(run(jar())).isEqualTo("jar");
        assertThat(run(jar())).isEqualTo("archive");
    }

    @Test
    void classes_in_a_folder_are_not_kept() throws Exception {
        var classes = Path.of(JavaCommandTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        run(classes, jar());
        assertThat(archive()).doesNotExist();
    }

    @Test
    void whoever_starts_it_has_the_last_word_on_its_options() throws Exception {
        var settings = new Settings(
                folder,
                folder,
                Map.of(
                        "HANDOFF_JAVA_OPTIONS", "-Xmx48m -Xlog:gc+init",
                        "HANDOFF_JAVA_OPTIONS_INBOX", "-Xmx64m",
                        "HANDOFF_JAVA_OPTIONS_GATEWAY", "-Xmx80m"));
        new JavaCommand(settings, SOME_PROGRAM.getName(), 32, List.of(jar()))
                .start("inbox-2")
                .waitFor(Duration.ofMinutes(1));
        assertThat(Files.readString(new LogFile(folder, "inbox-2").path())).contains("Heap Max Capacity: 64M");
    }

    /** Where its class came from. */
    private String run(Path... classPath) throws Exception {
        var settings = new Settings(folder, folder, Map.of());
        new JavaCommand(settings, SOME_PROGRAM.getName(), 32, List.of(classPath))
                .archive(archive())
                .option("-Xlog:class+load")
                .start("program")
                .waitFor(Duration.ofMinutes(1));
        var loaded = Files.readAllLines(new LogFile(folder, "program").path()).stream()
                .filter(line -> line.contains(SOME_PROGRAM.getName() + " source: "))
                .toList();
        return loaded.getLast().contains("shared objects file") ? "archive" : "jar";
    }

    private Path archive() {
        return folder.resolve("program.jsa");
    }

    private static Path jar() throws Exception {
        return Path.of(
                SOME_PROGRAM.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
