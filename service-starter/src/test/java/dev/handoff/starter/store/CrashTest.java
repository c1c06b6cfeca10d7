package dev.handoff.starter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.starter.store.Sample.Counted;
import dev.handoff.starter.testing.PostgresForTests;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is left of a batch whose process is killed in the middle: all of it or nothing, and the view agrees. */
class CrashTest {

    private static final int APPENDS = 4_000;

    private final String url = PostgresForTests.newDatabase();

    @Test
    void kill_9_between_the_events_and_the_commit_leaves_nothing_of_the_batch() throws Exception {
        try (var before = StoreFixture.on(url)) {
            before.append("earlier", 0, new Counted("earlier", 1)).get();
        }

        killWhenItSays("in the middle", "stall");

        try (var after = StoreFixture.on(url)) {
            assertThat(after.log.head()).isEqualTo(1);
            after.append("a0", 0, new Counted("a0", 0)).get();
            assertThat(after.log.readAggregate("a0"))
                    .singleElement()
                    .extracting(StoredEvent::position)
                    .isEqualTo(2L);
        }
    }

    @Test
    void kill_9_at_any_moment_loses_no_answered_append_and_leaves_no_half_one() throws Exception {
        var answered = killWhenItSays("answered 40", "run");

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
            assertThat(after.jdbc
                            .sql("select sum(total) from counts")
                            .query(Long.class)
                            .single())
                    .as("the view agrees")
                    .isEqualTo(head);
        }
    }

    /** Runs {@link Victim} until it prints a line, kills it; returns the number of the last answer it told of. */
    private int killWhenItSays(String line, String mode) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        url,
                        mode)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
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

    /** A process to be killed: appends pairs of events, many at once, or stalls in the middle of its first batch. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] args) throws Exception {
            var view = args[1].equals("stall") ? new Stalling() : new StoreFixture.Counts();
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

    /** The view in whose hands the process dies: events are inserted, nothing is committed. */
    private static final class Stalling extends StoreFixture.Counts {

        @Override
        public void apply(List<StoredEvent> events, Connection connection) throws SQLException {
            super.apply(events, connection);
            System.out.println("in the middle");
            System.out.flush();
            try {
                Thread.currentThread().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
