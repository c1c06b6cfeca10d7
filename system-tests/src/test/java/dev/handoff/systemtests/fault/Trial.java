package dev.handoff.systemtests.fault;

import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** A team works, things go wrong, and afterwards everything has to be there and to agree. */
final class Trial {

    /** Commands answered before each fault, at least; then a random moment more. */
    private static final int WORK = 30;

    private static final int MOMENT_MS = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    private final Stack stack;
    private final long seed;
    private final Random moments;
    private final Recovery recovery;

    Trial(Stack stack, long seed) {
        this.stack = stack;
        this.seed = seed;
        this.moments = new Random(seed);
        this.recovery = new Recovery(stack);
    }

    /** Lets the faults happen one after the other under one load, and tells what came of each. */
    List<Row> of(Function<Load, List<Fault>> chosen) throws Exception {
        var load = new Load(stack);
        var faults = chosen.apply(load);
        var told = new LinkedHashMap<Fault, Told>();
        for (var fault : faults) fault.before().run();
        try {
            load.start(seed);
            for (var fault : faults) told.put(fault, letHappen(fault, load));
            stack.run("check").well();
            load.stop();
            return verified(told);
        } finally {
            load.halt();
            for (var fault : faults) fault.after().run();
        }
    }

    private record Told(Ledger ledger, List<Duration> recoveries) {}

    private Told letHappen(Fault fault, Load load) throws Exception {
        var ledger = load.turnPage();
        var recoveries = new ArrayList<Duration>();
        for (var time = 0; time < fault.times(); time++) {
            var answered = ledger.answeredSoFar();
            await("the team to get answers")
                    .atMost(LONGEST_WAIT)
                    .until(() -> ledger.answeredSoFar() >= answered + WORK);
            pause(Duration.ofMillis(moments.nextInt(MOMENT_MS)));
            fault.strike().run();
            pause(fault.lasts());
            fault.undo().run();
            recoveries.add(recovery.await());
        }
        System.out.printf("%s: %s, recovered in %s%n", fault.name(), ledger, recoveries);
        return new Told(ledger, recoveries);
    }

    private List<Row> verified(Map<Fault, Told> told) {
        var agreement = new Agreement(stack);
        var rows = new ArrayList<Row>();
        told.forEach((fault, outcome) -> rows.add(new Row(
                fault.name(),
                fault.times(),
                outcome.ledger().answeredSoFar(),
                agreement.missing(outcome.ledger()),
                outcome.recoveries())));
        agreement.exportAgrees();
        return rows;
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
