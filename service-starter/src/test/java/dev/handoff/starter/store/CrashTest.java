package dev.handoff.starter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.starter.store.Sample.Counted;
import dev.handoff.starter.testing.PostgresForTests;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is left of a batch whose process is killed in the middle: all of it or nothing, and the view agrees. */
class CrashTest {

    private static final int APPENDS = 4_000;

    private final String url = PostgresForTests.newDatabase();

    @Test
    void kill_9_between_the_events_and_the_commit_leaves_nothing_if_the_database_goes_too() throws Exception {
        killInTheMiddle("select pg_terminate_backend(pid) from pg_locks where not granted and objid = %d");

        try (var after = StoreFixture.on(url)) {
            after.append("a0", 0, new Counted("a0", 0)).get();
            assertThat(after.log.readAggregate("a0"))
                    .singleElement()
                    .extracting(StoredEvent::position)
                    .isEqualTo(2L);
            assertThat(after.log.head()).isEqualTo(2);
        }
    }

    @Test
    void kill_9_between_the_events_and_the_commit_leaves_all_if_the_database_goes_on() throws Exception {
        killInTheMiddle("select pg_advisory_unlock(%d)");

        try (var after = StoreFixture.on(url)) {
            var next = after.append("next", 0, new Counted("next", 0));
            next.get();
            assertThat(after.log.head()).isEqualTo(1 + 2 * 256 + 1);
            assertThat(total(after)).isEqualTo(after.log.head());
        }
    }

    @Test
    void kill_9_at_any_moment_loses_no_answered_append_and_leaves_no_half_one() throws Exception {
        var answered = killWhenItSays("answered 40");

        try (var after = StoreFixture.on(url)) {
            for (int n = 0; n <= answered; n++) {
                assertThat(after.log.readAggregate("a" + n))
                        .as("answered append %s", n)
                        .hasSize(2);
            }
            var head = after.log.head();
            assertThat(head % 2).as("appends are of two events each").isZero();
            assertThat(after.log.after(0, 10_000))
                    .extracting(StoredEvent::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, head).boxed().toList());
            assertThat(total(after)).as("the view agrees").isEqualTo(head);
        }
    }

    /** Kills a process whose first batch stalls in the middle of its transaction, then has the database do something. */
    private void killInTheMiddle(String then) throws Exception {
        try (var before = StoreFixture.on(url);
                var brake = before.database.getConnection();
                var statement = brake.createStatement()) {
            before.append("earlier", 0, new Counted("earlier", 1)).get();
            statement.execute("select pg_advisory_lock(%d)".formatted(StoreFixture.Stalling.LOCK));
            var victim = start("stall");
            try {
                await().atMost(Duration.ofSeconds(30)).until(() -> StoreFixture.stalled(before.jdbc) == 1);
            } finally {
                victim.destroyForcibly().waitFor();
            }
            assertThat(before.log.head()).isEqualTo(1);
            statement.execute(then.formatted(StoreFixture.Stalling.LOCK));
        }
    }

    private static long total(StoreFixture store) {
        return store.jdbc.sql("select sum(total) from counts").query(Long.class).single();
    }

    /** Runs {@link Victim} until it prints a line, kills it; returns the number of the last answer it told of. */
    private int killWhenItSays(String line) throws IOException, InterruptedException {
        var process = start("run");
        var answered = -1;
        try (BufferedReader output = process.inputReader()) {
            String said;
            while ((said = output.readLine()) != null) {
                if (said.startsWith("answered ")) answered = Integer.parseInt(said.substring(9));
                if (said.equals(line)) break;
            }
            assertThat(said).as("the victim came as far as it should").isEqualTo(line);
        } finally {
            process.destroyForcibly().waitFor();
        }
        return answered;
    }

    private Process start(String mode) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        url,
                        mode)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A process to be killed: appends pairs of events, many at once, or stalls in the middle of its first batch. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] args) throws Exception {
            var view = args[1].equals("stall") ? new StoreFixture.Stalling() : new StoreFixture.Counts();
            var store = new StoreFixture(args[0], view, 4096);
            var appends = IntStream.range(0, APPENDS)
                    .mapToObj(n -> store.append("a" + n, 0, pair(n)))
                    .toList();
            store.started();
            for (int n = 0; n < appends.size(); n++) {
                appends.get(n).get();
                System.out.println("answered " + n);
            }
        }

        private static Sample[] pair(int n) {
            return new Sample[] {new Counted("a" + n, 0), new Counted("a" + n, 1)};
        }
    }
}
