package dev.handoff.systemtests.benchmark;

import dev.handoff.systemtests.benchmark.Figure.Wanted;
import java.util.ArrayList;
import java.util.List;

/**
 * From the request of an escalation to the event on another agent's stream, against a round trip through the gateway to a
 * service that does nothing.
 */
final class LiveBenchmark {

    private static final int PER_SECOND = 100;

    private LiveBenchmark() {}

    static Report run(MeasuredStack stack, Scope scope) throws Exception {
        try ( // where export-service would be
        var _ = new EmptyService(Integer.parseInt(stack.stack().port("EXPORTS")))) {
            return measure(stack, scope, PER_SECOND, _ -> stack.call(204, "GET", "/api/exports", stack.agent(1), null));
        }
    }

    /** @param nothing a round trip through the gateway */
    static Report measure(MeasuredStack stack, Scope scope, int perSecond, Pace.Step nothing) throws Exception {
        var told = new ArrayList<Round>();
        var empty = new ArrayList<Round>();
        var refused = new ArrayList<Double>();
        var pace = new Pace(perSecond);
        var watchers = List.of(stack.agent(0));
        pace.of(scope.duration(), nothing);
        try (var fanOut = FanOut.ofEscalations(stack, watchers, (1 + scope.rounds()) * pace.steps(scope.duration()))) {
            fanOut.round(pace, scope.duration());
            stack.takeRefusals();
            for (var round = 0; round < scope.rounds(); round++) {
                told.add(fanOut.round(pace, scope.duration()));
                refused.add(stack.takeRefusals());
                empty.add(pace.of(scope.duration(), nothing));
            }
        }
        return new Report(
                "live",
                perSecond + " escalations/s, from the request to another agent's stream;"
                        + " limit: a round trip through the gateway to a service that does nothing",
                List.of(
                        Figure.of("live p50", "ms", told, empty, round -> round.millis(50), Wanted.atMost(15)),
                        Figure.of("live p99", "ms", told, empty, round -> round.millis(99), Wanted.atMost(50)),
                        Figure.of("live longest", "ms", told, empty, round -> round.millis(100)),
                        Figure.of("refused", "answers", refused, Wanted.atMost(0))));
    }
}
