package dev.handoff.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.export.file.WholeFile;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobQueueTest {

    private static final WholeFile FILE = new WholeFile("f.csv", 7, "abc");

    private final JobFixture fixture = new JobFixture();
    private final JobQueue one = fixture.queueOf("one");
    private final JobQueue other = fixture.queueOf("other");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void who_asked_first_is_served_first() {
        var first = fixture.ask();
        var second = fixture.ask();

        assertThat(one.take().orElseThrow().exportId()).isEqualTo(first);
        assertThat(other.take().orElseThrow().exportId()).isEqualTo(second);
        assertThat(one.take()).isEmpty();
    }

    @Test
    void of_many_workers_each_job_has_one() throws Exception {
        Set<String> asked = new HashSet<>();
        for (int i = 0; i < 40; i++) asked.add(fixture.ask());

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<BuildJob>> takes = IntStream.range(0, 40)
                    .<Callable<BuildJob>>mapToObj(_ -> () -> one.take().orElseThrow())
                    .toList();
            Set<String> taken = new HashSet<>();
            for (var job : workers.invokeAll(takes)) taken.add(job.get().exportId());
            assertThat(taken).isEqualTo(asked);
        }
    }

    @Test
    void a_job_whose_worker_lives_is_left_alone() {
        fixture.ask();
        var job = one.take().orElseThrow();

        assertThat(one.beat(job, 5, 10)).isTrue();
        assertThat(other.take()).isEmpty();
        var export = fixture.exports.find(job.exportId()).orElseThrow();
        assertThat(export.rowsDone()).isEqualTo(5);
        assertThat(export.rowsTotal()).isEqualTo(10);
    }

    @Test
    void a_dead_workers_job_begins_anew_with_another_and_the_dead_one_is_not_heard_any_more() {
        var exportId = fixture.ask();
        var dead = one.take().orElseThrow();
        one.beat(dead, 5, 10);
        fixture.letHeartStop(exportId);

        var alive = other.take().orElseThrow();

        assertThat(alive.exportId()).isEqualTo(exportId);
        assertThat(alive.fileName()).isNotEqualTo(dead.fileName());
        assertThat(fixture.exports.find(exportId).orElseThrow().rowsDone()).isZero();
        assertThat(one.beat(dead, 6, 10)).isFalse();
        assertThat(one.complete(dead, FILE, 10)).isFalse();
        one.fail(dead, "dead");
        one.putBack(dead, Duration.ZERO);
        assertThat(fixture.statusOf(exportId)).isEqualTo(ExportStatus.RUNNING);
        assertThat(other.complete(alive, FILE, 10)).isTrue();
        assertThat(fixture.statusOf(exportId)).isEqualTo(ExportStatus.COMPLETED);
    }

    @Test
    void an_instance_that_comes_back_takes_up_its_own_work_at_once() {
        var mine = fixture.ask();
        var others = fixture.ask();
        assertThat(one.take()).isPresent();
        assertThat(other.take()).isPresent();

        fixture.queueOf("one").takeBack();

        assertThat(fixture.statusOf(mine)).isEqualTo(ExportStatus.QUEUED);
        assertThat(fixture.statusOf(others)).isEqualTo(ExportStatus.RUNNING);
        assertThat(one.take().orElseThrow().exportId()).isEqualTo(mine);
    }

    @Test
    void the_worker_of_a_cancelled_job_hears_of_it_and_the_job_stays_cancelled() {
        var exportId = fixture.ask();
        var job = one.take().orElseThrow();

        assertThat(fixture.exports.cancel(exportId)).isTrue();

        assertThat(one.beat(job, 1, 1)).isFalse();
        assertThat(one.complete(job, FILE, 1)).isFalse();
        assertThat(fixture.statusOf(exportId)).isEqualTo(ExportStatus.CANCELLED);
        assertThat(other.take()).isEmpty();
    }

    @Test
    void a_job_that_is_put_back_waits_for_its_pause() {
        var exportId = fixture.ask();
        one.putBack(one.take().orElseThrow(), Duration.ofHours(1));
        assertThat(fixture.statusOf(exportId)).isEqualTo(ExportStatus.QUEUED);
        assertThat(one.take()).isEmpty();

        fixture.jdbc.sql("update export_job set not_before = now()").update();

        assertThat(one.take().orElseThrow().attempt()).isEqualTo(2);
    }
}
