package dev.handoff.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.handoff.systemtests.stack.ScaledStack;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.WholeStackTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * What happens to commands, and how soon all is well again, when things go wrong while a team works. A few faults by
 * default, {@code -Dhandoff.faults=long} has all of them, and any other value those with such a name. The seed that it
 * prints can be given as {@code handoff.seed}. The table is left in {@code target/faults.md}.
 */
@WholeStackTest
@ResourceLock(providers = FaultsTest.Neighbours.class)
@TestInstance(Lifecycle.PER_CLASS)
class FaultsTest {

    private static final String CHOSEN = System.getProperty("handoff.faults", "short");
    private static final long SEED = Long.getLong("handoff.seed", System.nanoTime());
    private static final Duration SOON = Duration.ofSeconds(15);

    private final Stack stack;
    private final List<Row> table = new ArrayList<>();

    /** Beside a few faults the other stack may be at work: how soon one is over is measured where all of them are. */
    static final class Neighbours implements ResourceLocksProvider {

        @Override
        public Set<Lock> provideForClass(Class<?> test) {
            return CHOSEN.equals("short") ? Set.of() : Set.of(new Lock(ScaledStack.LOCK));
        }
    }

    FaultsTest(Stack stack) {
        this.stack = stack;
    }

    @TestFactory
    Stream<DynamicTest> nothing_that_was_answered_is_lost_and_all_is_well_again_soon() {
        if (CHOSEN.equals("short")) return Stream.of(test("a few faults", load -> new Faults(stack, load).few()));
        return new Faults(stack, new Load(stack))
                .all().stream()
                        .map(Fault::name)
                        .filter(name -> CHOSEN.equals("long") || name.matches(".*(" + CHOSEN + ").*"))
                        .map(name -> test(name, load -> named(name, load)));
    }

    private List<Fault> named(String name, Load load) {
        return new Faults(stack, load)
                .all().stream().filter(fault -> fault.name().equals(name)).toList();
    }

    private DynamicTest test(String name, Function<Load, List<Fault>> faults) {
        return dynamicTest(name, () -> {
            var rows = new Trial(stack, SEED).of(faults);
            table.addAll(rows);
            assertThat(rows).allSatisfy(row -> {
                assertThat(row.lost()).as("lost by " + row.fault()).isEmpty();
                assertThat(row.slowest()).as("recovery from " + row.fault()).isLessThan(soon());
            });
        });
    }

    /** A build shares its machine with whatever else is built there: one service again is sooner there than all at first. */
    private Duration soon() {
        var start = stack.startTook();
        return CHOSEN.equals("short") && start.compareTo(SOON) > 0 ? start : SOON;
    }

    @AfterAll
    void tell() throws IOException {
        var text = new StringBuilder(Row.HEAD);
        table.forEach(text::append);
        System.out.printf("Faults with seed %d:%n%s", SEED, text);
        Files.writeString(stack.work().resolve("faults.md"), text);
    }
}
