package dev.handoff.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetTest {

    @TempDir
    Path home;

    @BeforeEach
    void fill() throws Exception {
        Files.createDirectories(home.resolve("kafka/log"));
        Files.writeString(home.resolve("kafka/log/segment"), "events");
        Files.writeString(home.resolve("holiday.jpg"), "not ours");
    }

    @Test
    void it_asks_first_and_takes_nothing_but_yes_for_a_yes() {
        assertThatThrownBy(() -> reset("n\n").run(false)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> reset("").run(false)).isInstanceOf(Refused.class);
        assertThat(home.resolve("kafka/log/segment")).exists();
    }

    @Test
    void only_what_the_stack_has_made_is_thrown_away() throws Exception {
        reset("yes\n").run(false);
        assertThat(home.resolve("kafka")).doesNotExist();
        assertThat(home.resolve("holiday.jpg")).exists();
    }

    @Test
    void nobody_is_asked_who_is_sure() throws Exception {
        reset("").run(true);
        assertThat(home.resolve("kafka")).doesNotExist();
    }

    @Test
    void a_running_stack_keeps_its_data() throws Exception {
        try (var lock = new RunFolder(home).lock().orElseThrow()) {
            assertThatThrownBy(() -> reset("").run(true)).hasMessageContaining("./handoff down");
            assertThat(lock.isOpen()).isTrue();
        }
        assertThat(home.resolve("kafka")).exists();
    }

    private Reset reset(String answer) {
        var settings = new Settings(home, home, Map.of());
        return new Reset(settings, new BufferedReader(new StringReader(answer)), new Terminal());
    }
}
