package dev.handoff.inbox.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.inbox.InboxForTests;
import dev.handoff.inbox.InboxForTests.Client;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(InboxForTests.SHARED)
class ThreadHttpTest {

    private final InboxForTests inbox = InboxForTests.shared();
    private final Client anna = inbox.agent("anna");
    private final Client bot = inbox.bot();

    @Test
    void a_thread_is_the_transcript_and_what_was_said_since() {
        var path = "/api/conversations/" + bot.post("/api/conversations", """
                        {"channel": "web", "contact": {}, "helpMessage": "Help",
                         "transcript": [{"from": "visitor", "text": "Hi", "at": "2026-03-01T08:00:00Z"},
                                        {"from": "bot", "text": "Hello", "at": "2026-03-01T08:00:01Z"}]}""").text("conversationId");
        anna.post(path + "/assign");
        anna.post(path + "/join");
        bot.post(path + "/visitor-messages", "{\"text\": \"Still there\"}");
        anna.post(path + "/messages", "{\"text\": \"So am I\"}");

        var thread = anna.get(path + "/messages");
        assertThat(thread.texts("items", "text")).containsExactly("Hi", "Hello", "Still there", "So am I");
        assertThat(thread.texts("items", "from")).containsExactly("visitor", "bot", "visitor", "agent");
        assertThat(thread.json().at("/items/0/at").stringValue()).isEqualTo("2026-03-01T08:00:00.000Z");
        assertThat(thread.text("nextCursor")).isNull();
        var ids = thread.texts("items", "messageId");
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9_-]{1,64}"));

        assertThat(anna.get(path + "/messages?after=" + ids.get(1)).texts("items", "text"))
                .containsExactly("Still there", "So am I");
        assertThat(anna.get(path + "/messages?after=" + ids.getLast()).texts("items", "text"))
                .isEmpty();
        assertThat(anna.get(path + "/messages?after=none").outcome()).isEqualTo("404 not-found");

        var pages = new ArrayList<String>();
        var page = anna.get(path + "/messages?limit=3&after=" + ids.getFirst());
        pages.addAll(page.texts("items", "text"));
        assertThat(page.text("nextCursor")).isNull();
        page = anna.get(path + "/messages?limit=3");
        pages.clear();
        pages.addAll(page.texts("items", "text"));
        page = anna.get(path + "/messages?limit=3&cursor=" + page.text("nextCursor"));
        pages.addAll(page.texts("items", "text"));
        assertThat(pages).containsExactly("Hi", "Hello", "Still there", "So am I");
    }

    @Test
    void the_history_tells_every_event() {
        var story = inbox.escalated().assignedTo("anna");
        var history = anna.get(story.path() + "/history");
        assertThat(history.texts("items", "type"))
                .containsExactly("handoff.conversation.escalated.v1", "handoff.conversation.assigned.v1");
        assertThat(history.texts("items", "by")).containsExactly("bot-platform", "anna");
        var assigned = history.json().at("/items/1");
        assertThat(assigned.required("sequence").intValue()).isEqualTo(1);
        assertThat(assigned.required("data").toString())
                .isEqualTo("{\"conversationId\":\"" + story.id() + "\",\"assignee\":\"anna\"}");
        var second = anna.get(story.path() + "/history?limit=1&cursor="
                + anna.get(story.path() + "/history?limit=1").text("nextCursor"));
        assertThat(second.texts("items", "type")).containsExactly("handoff.conversation.assigned.v1");
        assertThat(second.text("nextCursor")).isNull();
    }

    @Test
    void ownership_is_known_for_every_moment_since_the_escalation() {
        var story = inbox.escalated().assignedTo("anna");
        anna.post(story.path() + "/reassign", "{\"agentId\": \"ben\"}");
        story.closedBy("ben");
        var times = anna.get(story.path() + "/history").texts("items", "at");

        assertThat(ownership(
                        story.path(), Instant.parse(times.get(0)).minusMillis(1).toString()))
                .isEqualTo("404 not-found");
        var seen = new ArrayList<String>();
        times.forEach(at -> seen.add(ownership(story.path(), at)));
        // events within one millisecond cannot be told apart by time: the last of them counts
        assertThat(seen.getLast()).isEqualTo("{\"assignee\":\"ben\",\"folder\":\"closed\"}");
        assertThat(List.of(
                        "{\"assignee\":null,\"folder\":\"new\"}",
                        "{\"assignee\":\"anna\",\"folder\":\"assigned\"}",
                        "{\"assignee\":\"ben\",\"folder\":\"assigned\"}",
                        "{\"assignee\":\"ben\",\"folder\":\"closed\"}"))
                .containsAll(seen);
        assertThat(ownership(story.path(), "2999-01-01T00:00:00Z"))
                .isEqualTo("{\"assignee\":\"ben\",\"folder\":\"closed\"}");
        assertThat(ownership(story.path(), "yesterday")).isEqualTo("400 invalid-request");
        assertThat(anna.get(story.path() + "/ownership").outcome()).isEqualTo("400 invalid-request");
    }

    @Test
    void an_unknown_conversation_has_no_thread_no_history_and_no_owner() {
        assertThat(anna.get("/api/conversations/none/messages").outcome()).isEqualTo("404 not-found");
        assertThat(anna.get("/api/conversations/none/history").outcome()).isEqualTo("404 not-found");
        assertThat(ownership("/api/conversations/none", "2999-01-01T00:00:00Z")).isEqualTo("404 not-found");
        assertThat(bot.get(inbox.escalated().path() + "/messages").outcome()).isEqualTo("403 forbidden");
    }

    private String ownership(String path, String at) {
        var answer = anna.get(path + "/ownership?at=" + at);
        return answer.status() == 200 ? answer.response().body() : answer.outcome();
    }
}
