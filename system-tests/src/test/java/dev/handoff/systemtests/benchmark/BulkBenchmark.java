package dev.handoff.systemtests.benchmark;

import dev.handoff.systemtests.benchmark.Figure.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/** Closing very many conversations at once, and what those notice of it who look at their folders meanwhile. */
final class BulkBenchmark {

    static final int CLIENTS = 20;
    private static final int LISTS_PER_SECOND = 20;
    private static final Duration SLICE = Duration.ofSeconds(1);

    private BulkBenchmark() {}

    static Report run(Scope scope) throws Exception {
        // a round more than are counted, and as many again that are new
        var assigned = scope.size() * (scope.rounds() + 1);
        try (var stack = FilledStack.conversations(2 * assigned, 2 * assigned, CLIENTS)) {
            stack.warmUp();
            return measure(stack, scope);
        }
    }

    static Report measure(MeasuredStack stack, Scope scope) throws Exception {
        var quiet = new ArrayList<Round>();
        var during = new ArrayList<Round>();
        var closed = new ArrayList<Double>();
        closed(stack, scope.size(), 0);
        var lists = new Pace(LISTS_PER_SECOND);
        for (var round = 1; round <= scope.rounds(); round++) {
            stack.awaitCalm();
            quiet.add(lists.of(scope.duration(), _ -> list(stack)));
            var first = round * scope.size();
            try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
                var closing = thread.submit(() -> closed(stack, scope.size(), first));
                during.add(listsWhile(stack, closing));
                closed.add(closing.get());
            }
        }
        return new Report(
                "bulk",
                "lists while %d clients close conversations, %d/s; limit: the same lists with nothing else"
                        .formatted(CLIENTS, LISTS_PER_SECOND),
                scope.size(),
                List.of(
                        Figure.of("list p50", "ms", during, quiet, round -> round.millis(50)),
                        Figure.of("list p99", "ms", during, quiet, round -> round.millis(99), Wanted.atMost(100)),
                        Figure.of("closed", "conversations/s", closed)),
                List.of());
    }

    private static void list(MeasuredStack stack) throws IOException {
        var turn = stack.nextNumber();
        stack.get(turn % 2 == 0 ? "/api/folders/new" : "/api/folders/mine", stack.agent(turn % CLIENTS));
    }

    /** Second by second, until it is over. */
    private static Round listsWhile(MeasuredStack stack, Future<?> work) throws Exception {
        var pace = new Pace(LISTS_PER_SECOND);
        var latencies = new Histogram(Pace.LONGEST_NANOS, 3);
        while (!work.isDone()) latencies.add(pace.of(SLICE, _ -> list(stack)).latencies());
        return new Round(LISTS_PER_SECOND, latencies);
    }

    /** Closes so many that agents have, each by its own; returns how many a second. */
    private static double closed(MeasuredStack stack, int number, int first) throws Exception {
        var next = new AtomicInteger(first);
        var begun = System.nanoTime();
        var clients = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client = 0; client < CLIENTS; client++) {
                clients.add(threads.submit(() -> {
                    for (var one = next.getAndIncrement(); one < first + number; one = next.getAndIncrement())
                        stack.call(
                                200,
                                "POST",
                                "/api/conversations/" + ConversationRows.id(one) + "/close",
                                stack.agent(one % CLIENTS),
                                null);
                    return null;
                }));
            }
        }
        for (var client : clients) client.get();
        return number * 1e9 / (System.nanoTime() - begun);
    }
}
