package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What README.md tells people to type does what it says. How a block is marked is told at {@link TestedBlock}. */
@StackTest
class ReadmeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Stops at the first command that fails, also within a pipe; a reader that has enough (head) is no failure. */
    private static final String STRICT = "set -eu\n";

    private final Stack stack;

    ReadmeTest(Stack stack) {
        this.stack = stack;
    }

    @TestFactory
    Stream<DynamicTest> every_tested_block_of_the_readme_works() throws IOException {
        var readme = Files.readString(stack.checkout().resolve("README.md"));
        var blocks = TestedBlock.of(readme);
        assertThat(blocks).as("blocks below <!-- tested -->").isNotEmpty();
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest("line " + block.line(), () -> {
                    var ran = stack.run(List.of("bash", "-c", STRICT + here(block.commands())), PATIENCE)
                            .well();
                    block.expected()
                            .ifPresent(expected ->
                                    assertThat(ran.output()).containsPattern(TestedBlock.pattern(expected)));
                    assertThat(ran.output()).doesNotContain("\"status\":5", "command not found");
                }));
    }

    /** With the addresses of this stack in place of the usual ones. */
    private String here(String commands) {
        var addresses = Map.of(
                "localhost:8080", "localhost:" + stack.port("GATEWAY"),
                "localhost:8081", "localhost:" + stack.port("INBOX"),
                "localhost:8090", "localhost:" + stack.port("GATEWAY_MANAGEMENT"),
                "localhost:8091", "localhost:" + stack.port("INBOX_MANAGEMENT"),
                "localhost:9000", "localhost:" + stack.port("IDENTITY"),
                "localhost:9092", stack.kafka(),
                "localhost:15432", "localhost:" + stack.port("POSTGRESQL"));
        var here = commands;
        for (var address : addresses.entrySet()) here = here.replace(address.getKey(), address.getValue());
        return here;
    }
}
