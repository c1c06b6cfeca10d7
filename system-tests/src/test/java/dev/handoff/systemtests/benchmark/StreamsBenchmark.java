package dev.handoff.systemtests.benchmark;

import dev.handoff.systemtests.benchmark.Figure.Wanted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Thousands of open streams, all of which are told of every change. */
final class StreamsBenchmark {

    private static final int AGENTS = 200;
    private static final int PER_SECOND = 50;

    /** Rounds until the compilers rest again: a stack that is warm for commands is not so for streams. */
    private static final int WARM_UP_ROUNDS = 5;

    /** The local stack's inbox-service has a heap for 1,500 streams, and refuses more. */
    private static final Map<String, String> SETTINGS = Map.of(
            "HANDOFF_WITHOUT", "identity,exports",
            "HANDOFF_JAVA_OPTIONS_INBOX", "-Xmx256m",
            "HANDOFF_JAVA_OPTIONS_GATEWAY", "-Xmx192m");

    private StreamsBenchmark() {}

    static Report run(Scope scope) throws Exception {
        try (var stack = MeasuredStack.start(SETTINGS)) {
            stack.warmUp();
            return measure(stack, scope, PER_SECOND, WARM_UP_ROUNDS);
        }
    }

    /** The streams stay open all the time, as those of agents do. */
    static Report measure(MeasuredStack stack, Scope scope, int perSecond, int warmUpRounds) throws Exception {
        var watchers = IntStream.range(0, scope.size())
                .mapToObj(number -> stack.agent(number % AGENTS))
                .toList();
        var pace = new Pace(perSecond);
        var told = new ArrayList<Round>();
        var inbox = new ArrayList<Double>();
        var gateway = new ArrayList<Double>();
        var refused = new ArrayList<Double>();
        var claims = (warmUpRounds + scope.rounds()) * pace.steps(scope.duration());
        try (var fanOut = FanOut.ofClaims(stack, watchers, claims, AGENTS)) {
            for (var round = 0; round < warmUpRounds; round++) fanOut.round(pace, scope.duration());
            stack.takeRefusals();
            for (var round = 0; round < scope.rounds(); round++) {
                told.add(fanOut.round(pace, scope.duration()));
                inbox.add(resident(stack, "inbox"));
                gateway.add(resident(stack, "gateway"));
                refused.add(stack.takeRefusals());
            }
        }
        return new Report(
                "streams",
                "%d claims/s, from each request to each of the open streams of %d agents".formatted(perSecond, AGENTS),
                scope.size(),
                List.of(
                        Figure.of("fan-out p50", "ms", told, List.of(), round -> round.millis(50)),
                        Figure.of("fan-out p99", "ms", told, List.of(), round -> round.millis(99), Wanted.atMost(250)),
                        Figure.of("inbox-service", "MiB", inbox, Wanted.atMost(512)),
                        Figure.of("gateway", "MiB", gateway, Wanted.atMost(512)),
                        Figure.of("refused", "answers", refused, Wanted.atMost(0))),
                List.of());
    }

    private static double resident(MeasuredStack stack, String part) throws IOException {
        return Memory.resident(List.of(stack.stack().part(part).pid()));
    }
}
