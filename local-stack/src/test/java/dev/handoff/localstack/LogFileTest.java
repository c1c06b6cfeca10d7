package dev.handoff.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path home;

    private LogFile log;

    @BeforeEach
    void make() throws Exception {
        log = new LogFile(home, "inbox");
        Files.createDirectories(log.path().getParent());
    }

    @Test
    void the_tail_begins_after_what_was_there_before() throws Exception {
        Files.writeString(log.path(), "yesterday\n");
        var size = log.size();
        Files.writeString(log.path(), "one\ntwo\nthree\n", StandardOpenOption.APPEND);
        assertThat(log.tail(size, 2)).containsExactly("two", "three");
        assertThat(log.tail(size, 10)).containsExactly("one", "two", "three");
    }

    @Test
    void without_a_log_there_is_no_tail() {
        assertThat(log.tail(0, 10)).isEmpty();
    }

    @Test
    void a_large_log_is_put_aside_and_its_writer_goes_on() throws Exception {
        try (var writer = Files.newOutputStream(log.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write(new byte[11 << 20]);
            log.rotate();
            writer.write('x');
        }
        assertThat(log.size()).isEqualTo(1);
        assertThat(home.resolve("logs/inbox.log.1")).hasSize(11 << 20);
    }
}
