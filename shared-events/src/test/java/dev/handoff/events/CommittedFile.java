package dev.handoff.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated file that is committed, so that a change of what is published is seen in a review. */
record CommittedFile(Path path) {

    private static final Path PUBLISHED = Path.of("src/main/resources/dev/handoff/events");

    static CommittedFile schemaOf(String type) {
        return new CommittedFile(PUBLISHED.resolve("schemas").resolve(type + ".json"));
    }

    static CommittedFile asyncApi() {
        return new CommittedFile(PUBLISHED.resolve("asyncapi.yaml"));
    }

    /** Compares; with {@code -Dupdate-schemas=true} writes. */
    void shouldBe(String generated) throws IOException {
        if (Boolean.getBoolean("update-schemas")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, generated);
        }
        assertThat(path)
                .as(
                        "%s is not what the records say: run  mvn -pl shared-events test -Dupdate-schemas=true  and commit",
                        path)
                .exists()
                .content()
                .isEqualTo(generated);
    }
}
