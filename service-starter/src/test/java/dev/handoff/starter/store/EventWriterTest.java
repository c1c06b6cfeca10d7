package dev.handoff.starter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.starter.store.Sample.Counted;
import dev.handoff.starter.store.Sample.Named;
import dev.handoff.starter.store.Sample.Poison;
import dev.handoff.starter.testing.PostgresForTests;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventWriterTest {

    private final String url = PostgresForTests.newDatabase();
    private final StoreFixture store = StoreFixture.on(url);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_was_appended_is_read_back_as_it_was_and_shown_by_the_view() throws Exception {
        store.append("a", 0, new Counted("a", 1), new Named("a", "first")).get();

        var events = store.log.readAggregate("a");

        assertThat(events)
                .extracting(StoredEvent::payload)
                .containsExactly(new Counted("a", 1), new Named("a", "first"));
        assertThat(events).extracting(StoredEvent::type).containsExactly("test.counted.v1", "test.named.v1");
        assertThat(events).extracting(StoredEvent::position).containsExactly(1L, 2L);
        assertThat(events).extracting(StoredEvent::actor).containsOnly("anna");
        assertThat(total("a")).isEqualTo(2);
    }

    @Test
    void two_at_once_on_one_sequence_and_exactly_one_is_stored() throws Exception {
        var attempts = concurrently(200, n -> store.append("a", 0, new Counted("a", n)));

        assertThat(attempts.stream().filter(attempt -> !attempt.isCompletedExceptionally()))
                .hasSize(1);
        assertThat(attempts.stream().filter(CompletableFuture::isCompletedExceptionally))
                .allSatisfy(lost -> assertThatThrownBy(lost::get).hasCauseInstanceOf(AppendConflict.class));
        assertThat(store.log.readAggregate("a")).hasSize(1);
        assertThat(total("a")).isEqualTo(1);
    }

    @Test
    void an_append_of_two_events_that_meets_another_leaves_all_or_nothing() throws Exception {
        concurrently(100, n -> store.append("a", n % 2, new Counted("a", n), new Counted("a", n)));

        assertThat(store.log.readAggregate("a"))
                .extracting(StoredEvent::sequence)
                .as("one pair, without a hole")
                .containsExactly(0L, 1L);
    }

    @Test
    void one_bad_append_in_a_batch_of_a_hundred_fails_alone() throws Exception {
        var attempts =
                concurrently(100, n -> store.append("a" + n, 0, n == 42 ? new Poison("a42") : new Counted("a" + n, n)));

        assertThat(attempts.get(42)).isCompletedExceptionally();
        assertThat(attempts.stream().filter(CompletableFuture::isCompletedExceptionally))
                .hasSize(1);
        assertThat(store.log.head()).isEqualTo(99);
        assertThat(store.log.after(0, 200))
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 99).boxed().toList());
    }

    @Test
    void two_instances_on_one_database_keep_one_order_and_an_exact_view() throws Exception {
        try (var other = StoreFixture.on(url)) {
            var attempts = concurrently(
                    400, n -> (n % 2 == 0 ? store : other).append("a" + n % 50, n / 50, new Counted("a", n)));

            var won = attempts.stream()
                    .filter(attempt -> !attempt.isCompletedExceptionally())
                    .count();
            var events = store.log.after(0, 1_000);
            assertThat(events).hasSize((int) won);
            assertThat(events)
                    .extracting(StoredEvent::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, won).boxed().toList());
            for (int n = 0; n < 50; n++) {
                var stream = store.log.readAggregate("a" + n);
                assertThat(stream)
                        .extracting(StoredEvent::sequence)
                        .containsExactlyElementsOf(
                                LongStream.range(0, stream.size()).boxed().toList());
                assertThat(total("a" + n)).isEqualTo(stream.size());
            }
        }
    }

    @Test
    void a_full_queue_refuses_instead_of_growing() {
        try (var stuck = new StoreFixture(PostgresForTests.newDatabase(), new StoreFixture.Counts(), 2)) {
            stuck.append("a", 0, new Counted("a", 1));
            stuck.append("b", 0, new Counted("b", 1));

            assertThatThrownBy(() -> stuck.append("c", 0, new Counted("c", 1)))
                    .isInstanceOf(StoreBusy.class)
                    .extracting("status")
                    .isEqualTo(503);
        }
    }

    @Test
    void a_claim_is_granted_once_and_is_free_again_when_given_back() throws Exception {
        store.append("a", 0, new Named("a", "rose")).get();

        assertThatThrownBy(() -> store.append("b", 0, new Named("b", "rose")).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ClaimTaken.class)
                .cause()
                .extracting("owner")
                .isEqualTo("a");
        assertThat(store.log.readAggregate("b")).isEmpty();

        store.append("a", 1, new Named("a", "tulip")).get();
        store.append("b", 0, new Named("b", "rose")).get();
        assertThat(store.log.readAggregate("b")).hasSize(1);
    }

    @Test
    void a_hundred_claim_one_name_at_once_and_exactly_one_has_it() throws Exception {
        var attempts = concurrently(100, n -> store.append("a" + n, 0, new Named("a" + n, "rose")));

        assertThat(attempts.stream().filter(attempt -> !attempt.isCompletedExceptionally()))
                .hasSize(1);
        assertThat(store.log.head()).isEqualTo(1);
    }

    private interface Attempt {
        CompletableFuture<Void> make(int number);
    }

    /** Makes all attempts from as many threads and waits for their ends. */
    private static List<CompletableFuture<Void>> concurrently(int count, Attempt attempt) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var submitted = IntStream.range(0, count)
                    .mapToObj(n -> threads.submit(() -> {
                        var result = attempt.make(n);
                        return result.handle((done, failed) -> result).get();
                    }))
                    .toList();
            var results = new ArrayList<CompletableFuture<Void>>();
            for (var task : submitted) results.add(task.get());
            return results;
        }
    }

    private long total(String id) {
        return store.jdbc
                .sql("select total from counts where id = ?")
                .param(id)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
