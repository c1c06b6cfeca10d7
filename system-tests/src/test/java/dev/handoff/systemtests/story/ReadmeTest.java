package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Ran;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What README.md tells people to type does what it says. How a block is marked is told at {@link TestedBlock}. */
@StackTest
class ReadmeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** The exit code of what {@code timeout} had to stop. */
    private static final int STOPPED = 124;

    private final Stack stack;

    ReadmeTest(Stack stack) {
        this.stack = stack;
    }

    @TestFactory
    Stream<DynamicTest> every_tested_block_of_the_readme_works() {
        return blocks().stream()
                .filter(TestedBlock::tested)
                .map(block -> DynamicTest.dynamicTest("README.md, line " + block.line(), () -> {
                    var ran = run(block);
                    block.expected().ifPresent(text -> assertThat(ran.output()).containsPattern(text));
                }));
    }

    @Test
    void no_command_of_the_readme_goes_untested() {
        assertThat(blocks())
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block.tested() || block.isWhatTestsAreRunBy())
                        .as("the block at line %d of README.md is tested", block.line())
                        .isTrue());
    }

    private List<TestedBlock> blocks() {
        try {
            return TestedBlock.of(Files.readString(stack.checkout().resolve("README.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ran run(TestedBlock block) {
        var bash = List.of("bash", "-euc", here(block.commands()));
        if (block.limit().isEmpty()) return stack.run(bash, PATIENCE).well();
        var seconds = Long.toString(block.limit().get().toSeconds());
        var limited =
                Stream.concat(Stream.of("timeout", seconds), bash.stream()).toList();
        var ran = stack.run(limited, PATIENCE);
        assertThat(ran.exitCode()).as(ran.output()).isEqualTo(STOPPED);
        assertThat(ran.output()).isNotBlank();
        return ran;
    }

    /** With the addresses of this stack in place of the usual ones. */
    private String here(String commands) {
        var usual = Map.of(
                "8080", "GATEWAY",
                "8081", "INBOX",
                "8082", "CONTACTS",
                "8083", "EXPORTS",
                "8090", "GATEWAY_MANAGEMENT",
                "8091", "INBOX_MANAGEMENT",
                "9000", "IDENTITY",
                "9092", "KAFKA",
                "15432", "POSTGRESQL");
        var here = commands;
        for (var port : usual.entrySet()) {
            here = here.replace("localhost:" + port.getKey(), "localhost:" + stack.port(port.getValue()));
        }
        return here;
    }
}
