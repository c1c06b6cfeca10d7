package dev.handoff.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    private Path home;

    @Test
    void a_secret_is_made_once_and_only_its_owner_may_read_it() throws IOException {
        var file = home.resolve("gateway").resolve("session-key");

        assertThat(SecretFile.read(file, () -> "first")).isEqualTo("first");
        assertThat(SecretFile.read(file, () -> "second")).isEqualTo("first");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_secret_that_cannot_be_made_leaves_no_file() {
        var file = home.resolve("session-key");

        assertThatThrownBy(() -> SecretFile.read(file, () -> {
                    throw new IOException("no randomness");
                }))
                .hasMessage("no randomness");

        assertThat(file).doesNotExist();
    }
}
