package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@StackTest
class ListsAndHistoryTest {

    private final Stack stack;

    ListsAndHistoryTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void a_folder_is_read_page_by_page_while_it_changes_and_nothing_is_skipped_or_shown_twice() {
        var inbox = UUID.randomUUID().toString();
        var ids = new ArrayList<String>();
        for (var i = 0; i < 7; i++) ids.add(escalate(inbox, "web", "Number " + i));
        assertThat(idsOf(Pages.of(
                        stack.anna(), "/api/folders/new?inbox=" + inbox, 3, () -> escalate("another", "web", "-"))))
                .containsExactlyElementsOf(ids);
        assertThat(idsOf(Pages.of(stack.anna(), "/api/folders/new?sort=newest&inbox=" + inbox, 2)))
                .containsExactlyElementsOf(ids.reversed());

        // Taking what was read moves it out of the folder: keyset pages do not skip the next one for that.
        var read = new ArrayList<String>();
        var path = "/api/folders/new?limit=2&inbox=" + inbox;
        for (var next = path; next != null; ) {
            var page = stack.anna().get(next).is(200).json();
            page.required("items").forEach(item -> {
                read.add(item.required("conversationId").asString());
                stack.anna().assign(item.required("conversationId").asString()).is(200);
            });
            var cursor = page.required("nextCursor").stringValue(null);
            next = cursor == null ? null : path + "&cursor=" + cursor;
        }
        assertThat(read).containsExactlyElementsOf(ids);
        assertThat(idsOf(stack.anna().list("/api/folders/new?inbox=" + inbox))).isEmpty();
        assertThat(idsOf(stack.anna().list("/api/folders/mine?inbox=" + inbox)))
                .as("newest activity first")
                .containsExactlyElementsOf(ids.reversed());
        stack.bot().passOn(ids.getFirst(), "It is me again");
        assertThat(idsOf(stack.anna().list("/api/folders/mine?inbox=" + inbox)).getFirst())
                .isEqualTo(ids.getFirst());
        assertThat(idsOf(stack.ben().list("/api/folders/assigned?sort=oldest&inbox=" + inbox))
                        .getLast())
                .isEqualTo(ids.getFirst());
    }

    @Test
    void a_folder_is_filtered_by_inbox_channel_and_words() {
        var inbox = UUID.randomUUID().toString();
        var word = UUID.randomUUID().toString().substring(0, 8);
        var web = escalate(inbox, "web", "My " + word + " is broken");
        var phone = escalate(inbox, "phone", "Call me");
        var named = stack.bot()
                .escalate(
                        Map.of("inbox", inbox, "channel", "email", "contact", Map.of("displayName", "Renée " + word)));
        assertThat(idsOf(stack.anna().list("/api/folders/new?inbox=" + inbox + "&channel=phone")))
                .containsExactly(phone);
        assertThat(idsOf(stack.anna().list("/api/folders/new?q=" + word))).containsExactlyInAnyOrder(web, named);
        assertThat(idsOf(stack.anna().list("/api/folders/new?inbox=" + inbox + "&q=call")))
                .containsExactly(phone);
        stack.bot().passOn(phone, "It is about the " + word.toUpperCase(java.util.Locale.ROOT));
        assertThat(idsOf(stack.anna().list("/api/folders/new?q=" + word))).containsExactlyInAnyOrder(web, named, phone);
    }

    @Test
    void the_thread_begins_with_the_transcript_and_goes_on_after_any_message() {
        var id = stack.bot()
                .escalate(Map.of(
                        "transcript",
                        List.of(
                                Map.of("from", "visitor", "text", "one", "at", "2026-01-02T03:04:05.678Z"),
                                Map.of("from", "bot", "text", "two", "at", "2026-01-02T03:04:06.000Z"))));
        stack.anna().assign(id).is(200);
        stack.anna().join(id).is(200);
        var three = stack.bot().passOn(id, "three").is(201);
        var four = stack.anna().say(id, "four").is(201);
        var path = "/api/conversations/" + id + "/messages";
        var thread = Pages.of(stack.ben(), path, 2);
        assertThat(thread.stream().map(message -> message.required("text").asString()))
                .containsExactly("one", "two", "three", "four");
        assertThat(thread.stream().map(message -> message.required("from").asString()))
                .containsExactly("visitor", "bot", "visitor", "agent");
        assertThat(thread.getFirst().required("at").asString()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(thread.getLast()).isEqualTo(four.json());
        assertThat(four.text("by")).isEqualTo("anna");
        assertThat(three.json().has("by")).isFalse();
        assertThat(stack.ben().list(path + "?after=" + three.text("messageId"))).containsExactly(four.json());
    }

    @Test
    void history_tells_every_event_and_ownership_who_held_it_when() {
        var id = stack.bot().escalate("Who had it?");
        stack.anna().assign(id).is(200);
        stack.anna().join(id).is(200);
        stack.anna().reassign(id, "ben").is(200);
        stack.ben().close(id).is(200);
        var history = stack.chris().history(id);
        assertThat(history.stream().map(event -> event.required("sequence").asLong()))
                .containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(history.stream()
                        .map(event -> event.required("type").asString().replace("handoff.conversation.", "")))
                .containsExactly("escalated.v1", "assigned.v1", "agent-joined.v1", "reassigned.v1", "closed.v1");
        assertThat(history.stream().map(event -> event.required("by").asString()))
                .containsExactly("bot-platform", "anna", "anna", "anna", "ben");
        assertThat(history.get(1).required("data").required("assignee").asString())
                .isEqualTo("anna");

        var at = history.stream().map(event -> event.required("at").asString()).toList();
        assertThat(at).allMatch(time -> time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
        assertThat(owner(id, Instant.now().toString())).containsExactly("ben", "closed");
        assertThat(owner(id, at.get(3))).containsExactly("ben", "assigned");
        assertThat(owner(id, at.get(0))).containsExactly(null, "new");
        stack.anna()
                .get("/api/conversations/" + id + "/ownership?at="
                        + Instant.parse(at.get(0)).minusMillis(1))
                .isRefused(404, "not-found");
    }

    private List<String> owner(String id, String at) {
        var ownership = stack.anna()
                .get("/api/conversations/" + id + "/ownership?at=" + at)
                .is(200);
        var owner = new ArrayList<String>();
        owner.add(ownership.text("assignee"));
        owner.add(ownership.text("folder"));
        return owner;
    }

    @Test
    void everyone_knows_whom_a_conversation_can_be_reassigned_to() {
        assertThat(stack.anna().list("/api/agents").stream()
                        .map(agent -> agent.required("agentId").asString() + "="
                                + agent.required("name").asString()))
                .contains("anna=Anna", "ben=Ben", "chris=Chris", "olga=Olga", "ada=Ada")
                .noneMatch(agent -> agent.startsWith("bot-platform"));
    }

    private String escalate(String inbox, String channel, String helpMessage) {
        return stack.bot().escalate(Map.of("inbox", inbox, "channel", channel, "helpMessage", helpMessage));
    }

    private static List<String> idsOf(List<JsonNode> conversations) {
        return conversations.stream()
                .map(conversation -> conversation.required("conversationId").asString())
                .toList();
    }
}
