package dev.handoff.starter.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.starter.SampleService;
import dev.handoff.starter.command.Commands;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.deadletter.DeadLetterList.Queue;
import dev.handoff.starter.problem.Unavailable;
import dev.handoff.starter.reaction.Reaction;
import dev.handoff.starter.reaction.Reactions;
import dev.handoff.starter.store.SampleCounter.Begin;
import dev.handoff.starter.store.SampleCounter.Count;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.testing.PostgresForTests;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Events of the store that a reaction cannot take. */
class DeadReactionsTest {

    private static final Queue BAD = new Queue("noting", "bad");

    private final String database = PostgresForTests.newDatabase();
    private final DeadLetterList letters = new DeadLetterList(JdbcClient.create(new DriverManagerDataSource(database)));
    private final Noting noting = new Noting();
    private final ApplicationContextRunner service =
            SampleService.on(database, "localhost:1").withBean(Reaction.class, () -> noting);

    /** Notes what it is given, but fails for one event. */
    private static final class Noting implements Reaction {

        private final List<String> noted = new CopyOnWriteArrayList<>();
        private volatile RuntimeException failure;

        @Override
        public String name() {
            return "noting";
        }

        @Override
        public void on(StoredEvent event) {
            if (failure != null && event.aggregateId().equals("bad") && event.sequence() == 1) throw failure;
            noted.add(event.aggregateId() + " " + event.sequence());
        }
    }

    @Test
    void an_event_that_cannot_be_taken_waits_with_those_behind_it_and_all_others_go_on() {
        noting.failure = new IllegalStateException("cannot take it");
        service.run(context -> {
            count(context, "bad", 3);
            count(context, "good", 2);
            awaitNoted("bad 0", "good 0", "good 1");
        });
        service.run(context -> {
            count(context, "bad", 1);
            begin(context, "other");
            awaitNoted("bad 0", "good 0", "good 1", "other 0");
            assertThat(letters.page(Cursor.START, new Limit(9)).items())
                    .extracting(letter -> letter.key() + " " + letter.position() + " " + letter.cause())
                    .containsExactly("bad 2 cannot take it", "bad 3 null", "bad 6 null");
            assertThat(retry(context).failed()).hasSize(1);

            noting.failure = null;
            assertThat(retry(context)).isEqualTo(new Retrying.Outcome(3, 0, List.of()));
            awaitNoted("bad 0", "good 0", "good 1", "other 0", "bad 1", "bad 2", "bad 3");
        });
    }

    @Test
    void for_a_cause_that_passes_it_waits_and_nothing_is_set_aside() {
        noting.failure = new Unavailable("busy");
        service.run(context -> {
            count(context, "bad", 2);
            await().during(Duration.ofSeconds(1)).until(() -> letters.queues().isEmpty());
            assertThat(position(context)).isLessThan(2);

            noting.failure = null;
            await().atMost(Duration.ofSeconds(30)).until(() -> position(context) == 2);
            assertThat(noting.noted).endsWith("bad 0", "bad 1");
        });
    }

    private Retrying.Outcome retry(ApplicationContext context) throws Exception {
        return new Retrying(context.getBean(DeadLetters.class), letters).retry(List.of(BAD), "ada");
    }

    private void awaitNoted(String... noted) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(noting.noted).containsExactly(noted));
    }

    private static long position(ApplicationContext context) {
        return context.getBean(Reactions.class).position("noting").orElse(0);
    }

    private static void begin(ApplicationContext context, String id) {
        context.getBean(Commands.class).send(new Begin(id));
    }

    /** So many events more; the first of all begins it. */
    private static void count(ApplicationContext context, String id, int events) {
        var commands = context.getBean(Commands.class);
        for (var n = 0; n < events; n++) {
            try {
                commands.send(new Count(id, ExpectedVersion.ANY));
            } catch (dev.handoff.starter.problem.NotFound e) {
                begin(context, id);
            }
        }
    }
}
