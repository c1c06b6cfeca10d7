package dev.handoff.systemtests.benchmark;

import dev.handoff.systemtests.browser.ScreenBenchmark;
import java.time.Duration;
import java.util.List;

/** {@code ./handoff bench NAME}: measures on this machine and prints what it found. */
public final class Benchmarks {

    private static final String USAGE = """
            Usage: ./handoff bench core [ROUNDS [SECONDS [CLIENTS]]]
                   ./handoff bench screen [SECONDS [PER_SECOND]]
                   ./handoff bench replay [EVENTS [SECONDS [PER_SECOND]]]

              core     commands a second in process, folders current, against bare SQL with a commit for each row
                       on the same PostgreSQL; 3 rounds of 15 s each in turn, 32 clients
              screen   from an escalation to its row on an agent's screen, in a real browser against the whole
                       stack; 30 s, 20 escalations a second
              replay   what a replay of each view of the inbox costs those who work meanwhile, and whether anybody sees
                       anything wrong; 1,000,000 events, 20 s before, between and after, 200 commands a second of 8 agents
            """;

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        var given = List.of(arguments);
        var isGoodEnough = switch (given.isEmpty() ? "" : given.getFirst()) {
            case "core" -> core(given);
            case "screen" -> screen(given);
            case "replay" -> replay(given);
            default -> {
                System.err.print(USAGE);
                System.exit(2);
                yield false;
            }
        };
        System.exit(isGoodEnough ? 0 : 1);
    }

    private static boolean core(List<String> given) throws Exception {
        var rounds = number(given, 1, 3);
        var seconds = number(given, 2, 15);
        var clients = number(given, 3, 32);
        var result = CoreBenchmark.run(rounds, Duration.ofSeconds(seconds), clients);
        System.out.println(result);
        return result.isGoodEnough();
    }

    private static boolean screen(List<String> given) {
        var result = ScreenBenchmark.run(number(given, 1, 30), number(given, 2, 20));
        System.out.println(result);
        return result.isGoodEnough();
    }

    private static boolean replay(List<String> given) throws Exception {
        var calm = Duration.ofSeconds(number(given, 2, 20));
        var result = ReplayBenchmark.run(number(given, 1, 1_000_000), calm, 8, number(given, 3, 200));
        System.out.println(result);
        return result.isGoodEnough();
    }

    private static int number(List<String> arguments, int index, int otherwise) {
        return arguments.size() > index ? Integer.parseInt(arguments.get(index)) : otherwise;
    }
}
