package dev.handoff.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Kills services while a team works. Each once by default; {@code -Dhandoff.faults=long} kills each of them ten times, and
 * the broker, the database and the identity server too. The seed that it prints can be given as {@code handoff.seed}.
 */
@StackTest
class KillTest {

    private static final boolean LONG = "long".equals(System.getProperty("handoff.faults"));
    private static final List<String> SERVICES = List.of("inbox", "contacts", "exports", "gateway");
    private static final List<String> ALL =
            List.of("inbox", "contacts", "exports", "gateway", "kafka", "postgresql", "identity");
    private static final int ROUNDS = LONG ? 10 : 1;
    /** Commands answered between two kills, at least; then a random moment more. */
    private static final int WORK = 50;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Stack stack;

    KillTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void a_killed_service_loses_nothing_that_was_answered_and_afterwards_everything_agrees() throws Exception {
        var seed = Long.getLong("handoff.seed", System.nanoTime());
        var victims = victims(new Random(seed));
        var moments = new Random(seed);
        var load = new Load(stack);
        var ledger = load.start(seed);
        for (var name : victims) {
            awaitWork(ledger);
            LockSupport.parkNanos(Duration.ofMillis(moments.nextInt(1_000)).toNanos());
            stack.kill(name);
            stack.awaitAllUp();
        }
        awaitWork(ledger);
        load.stop();
        System.out.printf("Killed %s (seed %d): %s%n", victims, seed, ledger);
        assertThat(ledger.exports()).isNotEmpty();
        stack.run("check").well();
        new Agreement(stack).check(ledger);
    }

    private static List<String> victims(Random random) {
        var victims = new ArrayList<String>();
        for (var round = 0; round < ROUNDS; round++) {
            var turn = new ArrayList<>(LONG ? ALL : SERVICES);
            Collections.shuffle(turn, random);
            victims.addAll(turn);
        }
        return victims;
    }

    private static void awaitWork(Ledger ledger) {
        var before = ledger.answeredSoFar();
        await("the team to get answers").atMost(LONGEST_WAIT).until(() -> ledger.answeredSoFar() >= before + WORK);
    }
}
