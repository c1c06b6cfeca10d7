package dev.handoff.inbox.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.inbox.InboxForTests;
import dev.handoff.inbox.StreamForTests;
import dev.handoff.inbox.StreamForTests.Event;
import dev.handoff.starter.testing.PostgresForTests;
import dev.handoff.starter.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(InboxForTests.SHARED)
class LiveStreamTest {

    private final InboxForTests inbox = InboxForTests.shared();

    @Test
    void it_begins_with_a_comment_and_the_counts_at_a_place_to_resume_from() {
        try (var stream = StreamForTests.open(inbox.agent("anna"))) {
            assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(stream.header("Cache-Control")).contains("no-store");
            assertThat(stream.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(stream.comments()).isNotEmpty();
            var first = stream.events().getFirst();
            assertThat(first.name()).isEqualTo("counts");
            assertThat(first.id()).isNotNull();
            assertThat(first.data().propertyNames()).containsExactly("new", "mine", "assigned", "closed");
        }
    }

    @Test
    void each_agent_is_told_where_a_conversation_was_and_is_for_them() {
        try (var anna = StreamForTests.open(inbox.agent("anna"));
                var ben = StreamForTests.open(inbox.agent("ben"))) {
            var story = inbox.escalated();
            anna.untilVersion(story.id(), 0);
            ben.untilVersion(story.id(), 0);
            story.assignedTo("anna");
            anna.untilVersion(story.id(), 1);
            ben.untilVersion(story.id(), 1);
            inbox.bot().post(story.path() + "/visitor-messages", "{\"text\": \"Hello?\"}");
            anna.untilVersion(story.id(), 2);
            ben.untilVersion(story.id(), 2);
            inbox.agent("anna").post(story.path() + "/reassign", "{\"agentId\": \"ben\"}");
            anna.untilVersion(story.id(), 3);
            ben.untilVersion(story.id(), 3);
            story.closedBy("ben");
            anna.untilVersion(story.id(), 4);
            ben.untilVersion(story.id(), 4);

            assertThat(anna.of(story.id()))
                    .extracting(Event::move)
                    .containsExactly("null > new", "new > mine", "mine > mine", "mine > assigned", "assigned > closed");
            assertThat(ben.of(story.id()))
                    .extracting(Event::move)
                    .containsExactly(
                            "null > new", "new > assigned", "assigned > assigned", "assigned > mine", "mine > closed");
        }
    }

    @Test
    void a_conversation_is_told_as_a_get_answers_it() {
        var anna = inbox.agent("anna");
        try (var stream = StreamForTests.open(anna)) {
            var story = inbox.escalated().assignedTo("anna");
            stream.untilVersion(story.id(), 1);
            assertThat(stream.of(story.id()).getLast().data().required("conversation"))
                    .isEqualTo(anna.get(story.path()).json());
        }
    }

    @Test
    void counts_come_whenever_mine_have_changed() {
        var agent = inbox.agent("countess");
        try (var stream = StreamForTests.open(agent)) {
            var mine = stream.events().getFirst().data().required("mine").longValue();
            inbox.escalated().assignedTo("countess");
            stream.until(events -> events.stream()
                    .anyMatch(event -> event.name().equals("counts")
                            && event.data().required("mine").longValue() == mine + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbled", "999999999999", "-1", "99999999999999999999999"})
    void an_id_that_is_not_known_makes_the_client_load_its_folders_anew(String id) {
        try (var stream = StreamForTests.open(inbox.agent("anna"), id)) {
            stream.until(events -> events.size() >= 2);
            assertThat(stream.events().get(0).name()).isEqualTo("reset");
            assertThat(stream.events().get(0).data().toString()).isEqualTo("{}");
            assertThat(stream.events().get(1).name()).isEqualTo("counts");
            var story = inbox.escalated();
            stream.untilVersion(story.id(), 0);
        }
    }

    @Test
    void whoever_resumes_is_told_all_that_changed_since_while_others_go_on_writing() {
        var anna = inbox.agent("anna");
        var stories = new ArrayList<InboxForTests.Story>();
        for (int i = 0; i < 50; i++) stories.add(inbox.escalated());
        String lastSeen;
        try (var stream = StreamForTests.open(anna)) {
            lastSeen = stream.lastEventId();
        }
        for (int i = 0; i < 4; i++) {
            for (var story : stories) {
                inbox.bot().post(story.path() + "/visitor-messages", "{\"text\": \"Message " + i + "\"}");
            }
        }
        stories.forEach(story -> story.assignedTo("ben"));
        var writing = new AtomicBoolean(true);
        var writer = Thread.ofVirtual().start(() -> {
            while (writing.get()) {
                for (var story : stories) {
                    inbox.bot().post(story.path() + "/visitor-messages", "{\"text\": \"More\"}");
                }
            }
        });
        try (var stream = StreamForTests.open(anna, lastSeen)) {
            stream.until(_ ->
                    stories.stream().allMatch(story -> !stream.of(story.id()).isEmpty()));
            writing.set(false);
            join(writer);
            for (var story : stories) {
                var version = anna.get(story.path()).json().required("version").longValue();
                stream.untilVersion(story.id(), version);
            }
            assertThatNothingWasToldTwiceOrBackwards(stream);
            for (var story : stories) {
                var moves = stream.of(story.id()).stream().map(Event::move).toList();
                assertThat(moves.getFirst()).isEqualTo("new > assigned");
                assertThat(moves.subList(1, moves.size())).allMatch("assigned > assigned"::equals);
            }
        }
    }

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
            assertThatNothingWasToldTwiceOrBackwards(stream);
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
    void it_ends_when_the_token_does() {
        var soon = Date.from(Instant.now().plusSeconds(8));
        var client = inbox.with(TestTokens.bearer(
                "anna", claims -> claims.claim("roles", List.of("agent")).expirationTime(soon)));
        try (var stream = StreamForTests.open(client)) {
            assertThat(stream.hasEnded()).isFalse();
            await().atMost(Duration.ofSeconds(30)).until(stream::hasEnded);
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

    @Test
    void bots_and_strangers_are_not_told() {
        assertThat(inbox.bot().get("/api/folders/stream").outcome()).isEqualTo("403 forbidden");
        assertThat(inbox.stranger().get("/api/folders/stream").outcome()).isEqualTo("401 unauthenticated");
    }

    private static void assertThatNothingWasToldTwiceOrBackwards(StreamForTests stream) {
        var events = stream.events("conversation");
        assertThat(events).extracting(Event::id).doesNotHaveDuplicates().isSorted();
        var versions = new HashMap<String, Long>();
        for (var event : events) {
            var before = versions.put(event.conversationId(), event.version());
            if (before != null) assertThat(event.version()).isGreaterThan(before);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
