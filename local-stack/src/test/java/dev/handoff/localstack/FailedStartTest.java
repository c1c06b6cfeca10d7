package dev.handoff.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the stack from starting is said in one line with the remedy, and leaves no process behind. */
class FailedStartTest {

    @TempDir
    Path folder;

    private RunningStack stack;

    @BeforeEach
    void make() {
        stack = new RunningStack(folder);
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void a_taken_port() throws Exception {
        try (var other = new ServerSocket(stack.port(Port.KAFKA))) {
            var result = stack.runUp();
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output())
                    .contains("somebody else has port %d (HANDOFF_KAFKA_PORT).".formatted(other.getLocalPort()))
                    .contains("HANDOFF_KAFKA_PORT=");
        }
        assertThat(stack.processes()).isEmpty();
    }

    @Test
    void two_programs_at_one_port() throws Exception {
        stack.with("HANDOFF_IDENTITY_PORT", String.valueOf(stack.port(Port.KAFKA)));
        assertThat(stack.runUp().output()).contains("HANDOFF_KAFKA_PORT and HANDOFF_IDENTITY_PORT are both");
    }

    @Test
    void a_service_that_was_not_built() throws Exception {
        stack.with("HANDOFF_WITHOUT", "postgresql,kafka,identity,inbox,contacts,exports");
        var result = stack.runUp();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("gateway-service-1.0.0-SNAPSHOT-exec.jar")
                .contains("Build it");
    }

    @Test
    void a_service_that_ends_while_starting() throws Exception {
        FakeService.build(folder, "gateway-service");
        stack.with("HANDOFF_WITHOUT", "inbox,contacts,exports").with("FAKE_LAST_WORDS", "cannot read the moon");
        var result = stack.runUp();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("cannot read the moon")
                .contains("handoff: gateway did not start (exit code 3). Its log: ");
        assertThat(stack.processes()).isEmpty();
        assertThat(stack.run("status").output().lines()).allMatch(line -> line.contains(" down pid 0 "));
    }
}
