package dev.handoff.systemtests.benchmark;

import dev.handoff.systemtests.benchmark.Figure.Wanted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * From the request of an escalation to the event on another agent's stream, against a round trip through the gateway to a
 * service that does nothing.
 */
final class LiveBenchmark {

    private static final int PER_SECOND = 100;

    private LiveBenchmark() {}

    static Report run(Scope scope) throws Exception {
        try (var stack = MeasuredStack.warm()) {
            return measure(stack, scope, PER_SECOND);
        }
    }

    static Report measure(MeasuredStack stack, Scope scope, int perSecond) throws Exception {
        var told = new ArrayList<Round>();
        var empty = new ArrayList<Round>();
        var pace = new Pace(perSecond);
        try (var _ = new EmptyService(Integer.parseInt(stack.stack().port("EXPORTS")))) {
            pace.of(scope.duration(), due -> callNothing(stack));
            FanOut.measure(stack, List.of(stack.agent(0)), pace, scope.duration());
            for (var round = 0; round < scope.rounds(); round++) {
                told.add(FanOut.measure(stack, List.of(stack.agent(0)), pace, scope.duration()));
                empty.add(pace.of(scope.duration(), due -> callNothing(stack)));
            }
        }
        return new Report(
                "live",
                perSecond + " escalations/s, from the request to another agent's stream;"
                        + " limit: a round trip through the gateway to a service that does nothing",
                List.of(
                        Figure.of("live p50", "ms", told, empty, round -> round.millis(50), Wanted.atMost(15)),
                        Figure.of("live p99", "ms", told, empty, round -> round.millis(99), Wanted.atMost(50)),
                        Figure.of("live longest", "ms", told, empty, round -> round.millis(100))));
    }

    /** Where export-service would be. */
    private static void callNothing(MeasuredStack stack) throws IOException {
        stack.call(204, "GET", "/api/exports", stack.agent(1), null);
    }
}
