package dev.handoff.systemtests.benchmark;

import java.time.Duration;
import java.util.List;

/** {@code ./handoff bench NAME}: measures on this machine and prints what it found. */
public final class Benchmarks {

    private static final String USAGE = """
            Usage: ./handoff bench core [ROUNDS [SECONDS [CLIENTS]]]

              core   commands a second in process, folders current, against bare SQL with a commit for each row
                     on the same PostgreSQL; 3 rounds of 15 s each in turn, 32 clients
            """;

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        var given = List.of(arguments);
        if (given.isEmpty() || !given.getFirst().equals("core")) {
            System.err.print(USAGE);
            System.exit(2);
        }
        var rounds = number(given, 1, 3);
        var seconds = number(given, 2, 15);
        var clients = number(given, 3, 32);
        var result = CoreBenchmark.run(rounds, Duration.ofSeconds(seconds), clients);
        System.out.println(result);
        System.exit(result.isGoodEnough() ? 0 : 1);
    }

    private static int number(List<String> arguments, int index, int otherwise) {
        return arguments.size() > index ? Integer.parseInt(arguments.get(index)) : otherwise;
    }
}
