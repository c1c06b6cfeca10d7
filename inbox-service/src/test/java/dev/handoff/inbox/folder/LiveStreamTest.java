package dev.handoff.inbox.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.inbox.InboxForTests;
import dev.handoff.inbox.StreamForTests;
import dev.handoff.inbox.StreamForTests.Event;
import dev.handoff.starter.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
            stream.assertNothingTwiceOrBackwards();
            for (var story : stories) {
                var moves = stream.of(story.id()).stream().map(Event::move).toList();
                assertThat(moves.getFirst()).isEqualTo("new > assigned");
                assertThat(moves.subList(1, moves.size())).allMatch("assigned > assigned"::equals);
            }
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
    void bots_and_strangers_are_not_told() {
        assertThat(inbox.bot().get("/api/folders/stream").outcome()).isEqualTo("403 forbidden");
        assertThat(inbox.stranger().get("/api/folders/stream").outcome()).isEqualTo("401 unauthenticated");
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
