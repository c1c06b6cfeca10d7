package dev.handoff.systemtests.benchmark;

import dev.handoff.systemtests.benchmark.Figure.Wanted;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Contacts found by parts of names, e-mail addresses and phone numbers among many. */
final class SearchBenchmark {

    private static final int PER_SECOND = 20;

    private SearchBenchmark() {}

    static Report run(Scope scope) throws Exception {
        try (var stack = FilledStack.contacts(scope.size())) {
            return measure(stack, scope, PER_SECOND);
        }
    }

    static Report measure(MeasuredStack stack, Scope scope, int perSecond) throws Exception {
        var found = new ArrayList<Round>();
        var pace = new Pace(perSecond);
        var next = new AtomicInteger();
        Pace.Step search = _ -> {
            var typed =
                    typed(next.incrementAndGet(), ThreadLocalRandom.current().nextInt(Math.max(1, scope.size())));
            stack.get("/api/contacts?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8), stack.agent(0));
        };
        stack.warmUp(search);
        for (var round = 0; round < scope.rounds(); round++) found.add(pace.of(scope.duration(), search));
        return new Report(
                "search",
                perSecond
                        + " searches/s of contacts by parts of names, e-mail addresses, phone numbers, and both names",
                scope.size(),
                List.of(
                        Figure.of("search p50", "ms", found, List.of(), round -> round.millis(50)),
                        Figure.of("search p99", "ms", found, List.of(), round -> round.millis(99), Wanted.atMost(50)),
                        Figure.of("search longest", "ms", found, List.of(), round -> round.millis(100))),
                List.of());
    }

    /** What somebody types who looks for this contact. */
    private static String typed(int turn, int number) {
        var last = ContactRows.lastName(number);
        return switch (turn % 4) {
            case 0 -> last.substring(2);
            case 1 -> (last + "." + number).toLowerCase(Locale.ROOT);
            case 2 -> String.valueOf(1_000_000 + number).substring(1, 7);
            default -> "an " + last.toLowerCase(Locale.ROOT);
        };
    }
}
