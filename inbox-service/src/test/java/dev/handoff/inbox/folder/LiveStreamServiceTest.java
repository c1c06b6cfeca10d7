package dev.handoff.inbox.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.inbox.InboxForTests;
import dev.handoff.inbox.StreamForTests;
import dev.handoff.starter.testing.PostgresForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Live streams of services that start, stop and refuse: each test has its own, and so can be beside others. */
class LiveStreamServiceTest {

    @Test
    void whoever_resumes_after_a_restart_or_at_another_instance_misses_nothing() {
        var database = PostgresForTests.newDatabase();
        String lastSeen;
        List<InboxForTests.Story> stories = new ArrayList<>();
        try (var first = InboxForTests.start(database)) {
            for (int i = 0; i < 30; i++) stories.add(first.escalated());
            try (var stream = StreamForTests.open(first.agent("anna"))) {
                lastSeen = stream.lastEventId();
            }
            stories.forEach(story -> story.assignedTo("anna"));
        }
        try (var second = InboxForTests.start(database);
                var third = InboxForTests.start(database);
                var stream = StreamForTests.open(second.agent("anna"), lastSeen)) {
            stories.forEach(story -> stream.untilVersion(story.id(), 1));
            assertThat(stream.events("conversation")).hasSize(30);
            var elsewhere = third.escalated();
            stream.untilVersion(elsewhere.id(), 0);
            assertThat(stream.events("reset")).isEmpty();
            stream.assertNothingTwiceOrBackwards();
        }
    }

    @Test
    void whoever_comes_as_soon_as_the_service_serves_stays() {
        var early = new AtomicReference<StreamForTests>();
        try (var starting = InboxForTests.start(
                PostgresForTests.newDatabase(), served -> early.set(StreamForTests.open(served.agent("anna"))))) {
            try (var stream = early.get()) {
                stream.untilVersion(starting.escalated().id(), 0);
                assertThat(stream.hasEnded()).isFalse();
            }
        }
    }

    @Test
    void more_streams_than_an_instance_can_bear_are_refused_until_it_knows_who_is_gone() {
        try (var small = InboxForTests.start(
                PostgresForTests.newDatabase(), "handoff.inbox.stream.most=1", "handoff.inbox.stream.comment=1h")) {
            var anna = small.agent("anna");
            try (var first = StreamForTests.open(anna)) {
                assertThat(first.events()).isNotEmpty();
                assertThat(anna.get("/api/folders/stream").outcome()).isEqualTo("503 unavailable");
            }
            await().untilAsserted(() -> {
                try (var next = StreamForTests.open(anna)) {
                    assertThat(next.header("Content-Type")).isEqualTo("text/event-stream");
                }
            });
        }
    }

    @Test
    void it_says_now_and_then_that_it_is_still_there() {
        try (var busy = InboxForTests.start(PostgresForTests.newDatabase(), "handoff.inbox.stream.comment=50ms");
                var stream = StreamForTests.open(busy.agent("anna"))) {
            await().until(() -> stream.comments().size() > 3);
        }
    }

    @Test
    void an_open_stream_does_not_keep_the_service_from_stopping() {
        var stopping = InboxForTests.start(PostgresForTests.newDatabase());
        var stream = StreamForTests.open(stopping.agent("anna"));
        var started = Instant.now();
        stopping.close();
        assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(8));
        await().until(stream::hasEnded);
    }
}
