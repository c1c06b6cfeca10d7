package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.systemtests.stack.FolderStream;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.WholeStackTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Clients whose connection was cut while much happened. */
@WholeStackTest
class StreamResumeTest {

    private static final int CONVERSATIONS = 250;
    /** Escalate, assign, join, leave: so a thousand changes. */
    private static final long LAST_VERSION = 3;

    private final Stack stack;

    StreamResumeTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void after_1000_missed_changes_and_a_killed_service_every_conversation_comes_in_its_latest_state()
            throws Exception {
        List<FolderStream.Event> before;
        String lastId;
        try (var stream = stack.ben().watch()) {
            var first = stack.bot().escalate("Before the cut");
            stream.awaitVersion(first, 0);
            lastId = stream.lastId();
            before = stream.events("conversation");
        }
        var missed = aThousandChanges();

        try (var resumed = stack.ben().watchSince(lastId)) {
            hears(resumed, missed);
            assertThat(ids(before)).doesNotContainAnyElementsOf(ids(resumed.events("conversation")));
        }

        stack.kill("inbox");
        await("inbox-service to be back")
                .atMost(Duration.ofMinutes(2))
                .until(() -> stack.ben().get("/api/folders").status() == 200);
        try (var restarted = stack.ben().watchSince(lastId)) {
            hears(restarted, missed);
            var afterwards = stack.bot().escalate("After the restart");
            restarted.awaitVersion(afterwards, 0);
            noIdTwiceAndNoVersionBack(restarted);
            lastId = restarted.lastId();
        }
        try (var upToDate = stack.ben().watchSince(lastId)) {
            var last = stack.bot().escalate("Nothing was missed");
            upToDate.awaitVersion(last, 0);
            assertThat(upToDate.events("conversation")).hasSize(1);
        }
    }

    @Test
    void an_id_that_the_server_does_not_know_gets_a_reset() {
        for (var unknown : List.of("garbled", "99999999999999")) {
            try (var stream = stack.ben().watchSince(unknown)) {
                stream.awaitEvent("reset", event -> true);
                var id = stack.bot().escalate("Goes on after the reset");
                stream.awaitVersion(id, 0);
            }
        }
    }

    /** All that was missed, and nothing that should not be there. */
    private static void hears(FolderStream stream, Map<String, Long> missed) {
        await("all that was missed").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var latest = new HashMap<String, Long>();
            stream.events("conversation").forEach(event -> latest.put(event.conversationId(), event.version()));
            assertThat(latest).containsAllEntriesOf(missed);
        });
        assertThat(stream.events("reset")).isEmpty();
        noIdTwiceAndNoVersionBack(stream);
    }

    private static void noIdTwiceAndNoVersionBack(FolderStream stream) {
        var events = stream.events("conversation");
        assertThat(ids(events)).doesNotHaveDuplicates().doesNotContainNull();
        var versions = new HashMap<String, Long>();
        for (var event : events) {
            var seen = versions.put(event.conversationId(), event.version());
            if (seen != null) assertThat(event.version()).isGreaterThanOrEqualTo(seen);
        }
    }

    private static List<String> ids(List<FolderStream.Event> events) {
        return events.stream().map(FolderStream.Event::id).toList();
    }

    /** The version that each conversation has in the end. */
    private Map<String, Long> aThousandChanges() throws Exception {
        var versions = new ConcurrentHashMap<String, Long>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = new ArrayList<Future<?>>();
            for (var i = 0; i < CONVERSATIONS; i++) {
                var agent = i % 2 == 0 ? stack.anna() : stack.chris();
                calls.add(threads.submit(() -> {
                    var id = stack.bot().escalate("Missed");
                    agent.assign(id).is(200);
                    agent.join(id).is(200);
                    agent.leave(id).is(200);
                    versions.put(id, LAST_VERSION);
                }));
            }
            for (var call : calls) call.get();
        }
        return versions;
    }
}
