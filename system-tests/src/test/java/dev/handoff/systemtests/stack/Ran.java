package dev.handoff.systemtests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What came of a command.
 *
 * @param output of both streams
 */
public record Ran(int exitCode, String output) {

    /** Fails unless it ended well. */
    public Ran well() {
        assertThat(exitCode).as("exit code of what printed:%n%s", output).isZero();
        return this;
    }

    public List<String> lines() {
        return output.lines().toList();
    }
}
