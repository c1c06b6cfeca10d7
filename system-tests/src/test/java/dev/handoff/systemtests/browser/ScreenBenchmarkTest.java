package dev.handoff.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.NothingHeavyBeside;
import dev.handoff.systemtests.stack.Stack;
import org.junit.jupiter.api.Test;

/** That the benchmark runs and means what it says; how fast a machine that does other things is says little. */
@BrowserTest
@NothingHeavyBeside
class ScreenBenchmarkTest {

    private final Stack stack;

    ScreenBenchmarkTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void every_escalation_comes_to_the_screen_of_an_agent(Browsers browsers) {
        var result = ScreenBenchmark.measure(browsers, stack, 50, 10);
        System.out.println(result);
        assertThat(result.missed()).isZero();
        assertThat(result.millis().getTotalCount()).isEqualTo(50);
    }
}
