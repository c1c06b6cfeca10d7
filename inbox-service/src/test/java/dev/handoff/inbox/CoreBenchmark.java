package dev.handoff.inbox;

import dev.handoff.inbox.conversation.CommandsForTests;
import dev.handoff.starter.command.Commands;
import dev.handoff.starter.command.Ids;
import dev.handoff.starter.testing.PostgresForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many commands a second the service takes in process: so many clients, each escalating a conversation and assigning
 * it, over and over, with all views in the transaction. Run it by its {@code main}: seconds, clients.
 */
public final class CoreBenchmark {

    private CoreBenchmark() {}

    /**
     * What was measured.
     *
     * @param commandsPerSecond over the whole time
     * @param latencies of each command in nanoseconds, sorted
     */
    @SuppressWarnings("ArrayRecordComponent") // measured, never compared
    public record Result(double commandsPerSecond, long[] latencies) {

        /** In milliseconds. */
        public double percentile(double share) {
            return latencies[(int) (share * (latencies.length - 1))] / 1e6;
        }

        @Override
        public String toString() {
            return "%.0f commands/s, p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms"
                    .formatted(commandsPerSecond, percentile(0.5), percentile(0.99), percentile(0.999), percentile(1));
        }
    }

    /** Sends escalations and assignments from so many threads for so long. */
    public static Result run(Commands commands, int clients, Duration duration) throws InterruptedException {
        var end = System.nanoTime() + duration.toNanos();
        var done = new CountDownLatch(clients);
        var measured = new ArrayList<LongStream.Builder>();
        for (int i = 0; i < clients; i++) {
            var agent = "agent-" + i;
            var latencies = LongStream.builder();
            measured.add(latencies);
            Thread.ofVirtual().start(() -> {
                try {
                    while (System.nanoTime() < end) {
                        var id = Ids.next();
                        latencies.add(timed(commands, CommandsForTests.escalate(id)));
                        latencies.add(timed(commands, CommandsForTests.assign(id, agent)));
                    }
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        var all = measured.stream()
                .map(LongStream.Builder::build)
                .reduce(LongStream.empty(), LongStream::concat)
                .toArray();
        Arrays.sort(all);
        return new Result(all.length / (duration.toNanos() / 1e9), all);
    }

    private static long timed(Commands commands, Object command) {
        var started = System.nanoTime();
        commands.send(command);
        return System.nanoTime() - started;
    }

    public static void main(String[] arguments) throws InterruptedException {
        var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        var clients = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 32;
        try (var inbox = InboxForTests.start(PostgresForTests.newDatabase())) {
            var commands = inbox.bean(Commands.class);
            System.out.println("warm-up: " + run(commands, clients, Duration.ofSeconds(10)));
            for (int round = 1; round <= 3; round++) {
                System.out.println("round " + round + ": " + run(commands, clients, Duration.ofSeconds(seconds)));
                report(inbox);
            }
        }
        System.exit(0);
    }

    private static void report(InboxForTests inbox) {
        inbox.bean(JdbcClient.class)
                .sql("select relname, n_live_tup, pg_size_pretty(pg_total_relation_size(relid)) as size"
                        + " from pg_stat_user_tables order by pg_total_relation_size(relid) desc limit 6")
                .query()
                .listOfRows()
                .forEach(System.out::println);
    }
}
