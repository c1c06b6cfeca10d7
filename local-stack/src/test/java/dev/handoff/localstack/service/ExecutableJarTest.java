package dev.handoff.localstack.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.localstack.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutableJarTest {

    @TempDir
    Path folder;

    @Test
    void it_is_taken_apart_into_plain_jars_with_its_own_classes_first() throws Exception {
        build("a.jar", "b.jar");
        var jar = jar();
        jar.unpack();
        assertThat(jar.mainClass()).isEqualTo("some.Service");
        assertThat(jar.classPath())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("classes.jar", "a.jar", "b.jar");
        assertThat(jar.classPath()).allMatch(Files::exists);
    }

    @Test
    void its_parts_are_as_old_in_every_data_folder() throws Exception {
        build("a.jar");
        Files.setLastModifiedTime(built(), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        var jar = jar();
        jar.unpack();
        for (var part : jar.classPath()) {
            assertThat(Files.getLastModifiedTime(part).toInstant()).isBefore(Instant.parse("2020-01-01T00:00:01Z"));
        }
    }

    @Test
    void a_new_build_replaces_the_one_before_and_leaves_nothing_of_it() throws Exception {
        build("a-1.jar", "b.jar");
        jar().unpack();
        build("a-2.jar", "b.jar");
        Files.setLastModifiedTime(built(), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        var jar = jar();
        jar.unpack();
        assertThat(jar.classPath())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("classes.jar", "a-2.jar", "b.jar");
    }

    @Test
    void what_is_not_built_says_how_to_build_it() {
        assertThatThrownBy(() -> jar().unpack()).isInstanceOf(Refused.class).hasMessageContaining("./handoff mvn");
    }

    private ExecutableJar jar() {
        return new ExecutableJar(built(), folder.resolve("programs"));
    }

    private Path built() {
        return folder.resolve("some-exec.jar");
    }

    private void build(String... libraries) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Start-Class", "some.Service");
        try (var jar = new JarOutputStream(Files.newOutputStream(built()), manifest)) {
            jar.putNextEntry(new JarEntry("BOOT-INF/classes/application.yml"));
            for (var library : libraries) {
                var entry = new JarEntry("BOOT-INF/lib/" + library);
                entry.setLastModifiedTime(FileTime.from(Instant.parse("2019-01-01T00:00:00Z")));
                jar.putNextEntry(entry);
            }
        }
    }
}
