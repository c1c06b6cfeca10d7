package dev.handoff.systemtests.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code ./handoff bench NAME}: measures on this machine, prints what it found, and leaves a report. */
public final class Benchmarks {

    private static final Path FOLDER =
            Path.of(System.getProperty("handoff.work", "target"), "benchmark").toAbsolutePath();

    private static final List<Benchmark> ALL = List.of(
            Benchmark.onItsOwn(
                    "core",
                    "commands a second in process, folders current, against bare SQL",
                    Scope.of(3, 15, 0),
                    CoreBenchmark::run),
            Benchmark.onWarmStack(
                    "claim",
                    "escalate and assign through the gateway, against bare SQL",
                    Scope.of(3, 15, 0),
                    ClaimBenchmark::run),
            Benchmark.onWarmStack(
                    "live",
                    "from an escalation to another agent's stream, 100 a second",
                    Scope.of(3, 15, 0),
                    LiveBenchmark::run),
            Benchmark.onWarmStack(
                    "publish",
                    "from an event to a Kafka consumer, 100 a second",
                    Scope.of(3, 15, 0),
                    PublishBenchmark::run),
            Benchmark.onItsOwn(
                    "replay",
                    "views made anew, alone and while agents work",
                    Scope.of(3, 20, 1_000_000),
                    ReplayBenchmark::run),
            Benchmark.onItsOwn(
                    "folders",
                    "lists and counts of many conversations, 50 a second",
                    Scope.of(3, 20, 1_000_000),
                    FoldersBenchmark::run),
            Benchmark.onItsOwn(
                    "search",
                    "contacts by parts of names, e-mail, phone, 20 a second",
                    Scope.of(3, 30, 1_000_000),
                    SearchBenchmark::run),
            Benchmark.onItsOwn(
                    "csv",
                    "a CSV file of many contacts, against COPY",
                    Scope.of(3, 0, 1_000_000),
                    ExportBenchmark::csv),
            Benchmark.onItsOwn(
                    "xlsx",
                    "an Excel file of many contacts, against fastexcel alone",
                    Scope.of(3, 0, 1_000_000),
                    ExportBenchmark::xlsx),
            Benchmark.onItsOwn(
                    "streams",
                    "very many open streams, 50 changes a second",
                    Scope.of(3, 15, 2_000),
                    StreamsBenchmark::run),
            Benchmark.onItsOwn(
                    "bulk",
                    "lists while 20 clients close very many conversations",
                    Scope.of(3, 15, 20_000),
                    BulkBenchmark::run),
            Benchmark.onItsOwn(
                    "start",
                    "./handoff up until everything is ready, and its memory",
                    Scope.of(3, 0, 0),
                    StartBenchmark::run),
            Benchmark.onItsOwn(
                    "screen",
                    "from an escalation to its row on an agent's screen, in a real browser",
                    Scope.of(1, 30, 0),
                    ScreenBenchmarkReport::run));

    /**
     * One of them.
     *
     * @param usual what it does unless it is told otherwise
     */
    private record Benchmark(String name, String about, Scope usual, Run run) {

        static Benchmark onItsOwn(String name, String about, Scope usual, OnItsOwn run) {
            return new Benchmark(name, about, usual, run);
        }

        static Benchmark onWarmStack(String name, String about, Scope usual, OnWarmStack run) {
            return new Benchmark(name, about, usual, run);
        }
    }

    private sealed interface Run {}

    /** Starts what it needs. */
    private non-sealed interface OnItsOwn extends Run {
        Report of(Scope scope) throws Exception;
    }

    /** On a stack without exports, on which others may have measured before. */
    private non-sealed interface OnWarmStack extends Run {
        Report of(MeasuredStack stack, Scope scope) throws Exception;
    }

    private record Asked(Benchmark benchmark, Scope scope) {}

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0 || arguments[0].equals("help")) {
            System.out.print(usage());
            return;
        }
        var asked = asked(List.of(arguments));
        if (asked.isEmpty()) {
            System.err.print(usage());
            System.exit(2);
        }
        System.exit(run(asked.get()) ? 0 : 1);
    }

    /** Whether all that is wanted was reached. One that fails does not keep the next from being measured. */
    @SuppressWarnings("CatchAndPrintStackTrace") // for whoever sits before it
    private static boolean run(List<Asked> asked) throws IOException {
        var isGoodEnough = true;
        try (var stack = new WarmStack()) {
            for (var one : asked) {
                try {
                    isGoodEnough &= run(one, stack);
                } catch (Exception | AssertionError e) {
                    e.printStackTrace();
                    isGoodEnough = false;
                }
            }
        }
        return isGoodEnough;
    }

    /** Warm for the next of a list, as that takes minutes; gone for one that needs another, as two are too many. */
    private static final class WarmStack implements AutoCloseable {

        private MeasuredStack stack;

        MeasuredStack get() throws Exception {
            if (stack == null) stack = MeasuredStack.warm();
            return stack;
        }

        @Override
        public void close() throws IOException {
            if (stack != null) stack.close();
            stack = null;
        }
    }

    private static boolean run(Asked asked, WarmStack stack) throws Exception {
        System.err.println("Measuring " + asked.benchmark().name());
        var report = switch (asked.benchmark().run()) {
            case OnWarmStack run -> run.of(stack.get(), asked.scope());
            case OnItsOwn run -> {
                stack.close();
                yield run.of(asked.scope());
            }
        };
        System.out.println(report);
        report.write(FOLDER);
        Page.write(FOLDER);
        return report.isGoodEnough();
    }

    /** Names, each with numbers behind it if need be; empty if it is not understood. */
    private static Optional<List<Asked>> asked(List<String> arguments) {
        var asked = new ArrayList<Asked>();
        var next = 0;
        while (next < arguments.size()) {
            var name = arguments.get(next++);
            var numbers = new ArrayList<Integer>();
            while (next < arguments.size() && arguments.get(next).matches("\\d{1,9}"))
                numbers.add(Integer.valueOf(arguments.get(next++)));
            var benchmark = ALL.stream().filter(one -> one.name().equals(name)).findAny();
            if (benchmark.isEmpty() || numbers.size() > 3) return Optional.empty();
            asked.add(new Asked(benchmark.get(), scope(benchmark.get().usual(), numbers)));
        }
        return Optional.of(asked);
    }

    private static Scope scope(Scope usual, List<Integer> numbers) {
        return new Scope(
                numbers.isEmpty() ? usual.rounds() : numbers.get(0),
                numbers.size() < 2 ? usual.duration() : Duration.ofSeconds(numbers.get(1)),
                numbers.size() < 3 ? usual.size() : numbers.get(2));
    }

    /** How long at most a stack is kept busy before it is measured: {@code HANDOFF_BENCH_WARM_UP}, in seconds. */
    static Duration warmUp() {
        return Duration.ofSeconds(Long.parseLong(
                Optional.ofNullable(System.getenv("HANDOFF_BENCH_WARM_UP")).orElse("600")));
    }

    private static String usage() {
        return ALL.stream()
                .map(one -> "  %-8s %s; %d rounds of %d s%s%n"
                        .formatted(
                                one.name(),
                                one.about(),
                                one.usual().rounds(),
                                one.usual().duration().toSeconds(),
                                one.usual().size() == 0
                                        ? ""
                                        : ", %,d".formatted(one.usual().size())))
                .collect(Collectors.joining(
                        "", "Usage: ./handoff bench NAME [ROUNDS [SECONDS [SIZE]]] [NAME...]\n\n", """

                        Each prints a table, and leaves it with all rounds in system-tests/target/benchmark: NAME.json, and
                        report.html of all that lie there. The exit code is 1 if something wanted was not reached.
                        HANDOFF_BENCH_WARM_UP is how many seconds at most a whole stack is kept busy before, until its compilers
                        rest (600).
                        """));
    }
}
