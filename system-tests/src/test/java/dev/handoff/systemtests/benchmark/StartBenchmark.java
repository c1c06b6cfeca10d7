package dev.handoff.systemtests.benchmark;

import dev.handoff.systemtests.benchmark.Figure.Wanted;
import dev.handoff.systemtests.stack.Part;
import dev.handoff.systemtests.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./handoff up} on a built tree as people type it, until everything is ready, and what all of it holds in memory. */
final class StartBenchmark {

    private StartBenchmark() {}

    static Report run(Scope scope) throws Exception {
        var seconds = new ArrayList<Double>();
        var resident = new ArrayList<Double>();
        var proportional = new ArrayList<Double>();
        // The first start is not counted: its end leaves the classes for the next.
        try (var stack = Stack.startBeside("benchmark/stack", Map.of("HANDOFF_DEMO", "on"))) {
            for (var round = 0; round < scope.rounds(); round++) {
                stack.down();
                var begun = System.nanoTime();
                stack.up();
                seconds.add((System.nanoTime() - begun) / 1e9);
                var processes = processes(stack);
                resident.add(Memory.resident(processes));
                proportional.add(Memory.proportional(processes));
            }
        }
        return new Report(
                "start",
                "./handoff up with the demo's data, until everything is ready; all processes together, PostgreSQL's too",
                List.of(
                        Figure.of("start", "s", seconds, Wanted.atMost(15)),
                        Figure.of("resident", "MiB", resident, Wanted.atMost(1.5 * 1_024)),
                        Figure.of("shared counted once", "MiB", proportional)));
    }

    private static List<Long> processes(Stack stack) {
        var all = new ArrayList<>(
                Memory.withChildren(stack.status().stream().map(Part::pid).toList()));
        all.add(stack.upPid());
        return all;
    }
}
