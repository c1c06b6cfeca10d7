package dev.handoff.inbox.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handoff.inbox.InboxForTests;
import dev.handoff.inbox.InboxForTests.Client;
import dev.handoff.inbox.InboxForTests.Story;
import dev.handoff.inbox.StreamForTests;
import dev.handoff.inbox.StreamForTests.Event;
import dev.handoff.starter.testing.PostgresForTests;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances on one database. */
class PresenceHttpTest {

    private static final String DATABASE = PostgresForTests.newDatabase();
    private static InboxForTests inbox;
    private static InboxForTests elsewhere;

    @BeforeAll
    static void start() {
        inbox = InboxForTests.start(DATABASE);
        elsewhere = InboxForTests.start(DATABASE);
        var story = inbox.escalated();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            say(inbox.agent("anna"), story, "viewing");
            return Stream.of(inbox, elsewhere)
                    .noneMatch(instance -> instance.bean(Presences.class).all().isEmpty());
        });
    }

    @AfterAll
    static void stop() {
        elsewhere.close();
        inbox.close();
    }

    @Test
    void colleagues_see_who_is_there_on_every_instance() {
        var story = inbox.escalated();
        try (var here = StreamForTests.open(inbox.agent("chris"));
                var there = StreamForTests.open(elsewhere.agent("chris"))) {
            assertThat(say(inbox.as("anna", "agent"), story, "viewing")).isEqualTo("204");
            for (var stream : List.of(here, there)) untilThere(stream, story, "anna viewing");
            say(elsewhere.agent("ben"), story, "typing");
            for (var stream : List.of(here, there)) untilThere(stream, story, "anna viewing, ben typing");
            say(inbox.agent("anna"), story, "typing");
            for (var stream : List.of(here, there)) untilThere(stream, story, "anna typing, ben typing");

            assertThat(here.events("presence")).extracting(Event::id).containsOnlyNulls();
            assertThat(here.events("presence").getLast().data().toString()).isEqualTo("""
                    {"conversationId":"%s","agents":[{"agentId":"anna","name":"Anna","state":"typing"},\
                    {"agentId":"ben","name":"Ben","state":"typing"}]}""".formatted(story.id()));
        }
    }

    @Test
    void who_has_gone_is_gone_also_when_they_told_another_instance() {
        var story = inbox.escalated();
        try (var stream = StreamForTests.open(inbox.agent("chris"))) {
            say(inbox.agent("anna"), story, "viewing");
            untilThere(stream, story, "anna viewing");
            say(elsewhere.agent("anna"), story, "gone");
            untilThere(stream, story, "");
        }
    }

    @Test
    void whoever_says_nothing_more_is_gone_after_some_seconds() {
        var story = inbox.escalated();
        try (var stream = StreamForTests.open(elsewhere.agent("chris"))) {
            say(inbox.agent("anna"), story, "viewing");
            untilThere(stream, story, "anna viewing");
            untilThere(stream, story, "");
        }
    }

    @Test
    void a_stream_begins_with_those_who_are_there() {
        var story = inbox.escalated();
        say(inbox.agent("anna"), story, "viewing");
        try (var first = StreamForTests.open(elsewhere.agent("chris"))) {
            untilThere(first, story, "anna viewing");
            try (var second = StreamForTests.open(elsewhere.agent("chris"), first.lastEventId())) {
                untilThere(second, story, "anna viewing");
            }
        }
    }

    @Test
    void saying_it_over_and_over_is_told_once_and_stored_never() {
        var story = inbox.escalated();
        var before = inbox.bean(JdbcClient.class)
                .sql("select count(*) from events")
                .query(Long.class)
                .single();
        try (var stream = StreamForTests.open(inbox.agent("chris"))) {
            for (int i = 0; i < 300; i++) say(inbox.agent("anna"), story, "viewing");
            untilThere(stream, story, "anna viewing");
            say(inbox.agent("anna"), story, "typing");
            untilThere(stream, story, "anna typing");
            assertThat(told(stream, story)).containsExactly("anna viewing", "anna typing");
        }
        assertThat(inbox.bean(JdbcClient.class)
                        .sql("select count(*) from events")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void who_is_in_very_many_conversations_has_left_the_first() {
        try (var stream = StreamForTests.open(inbox.agent("chris"))) {
            var first = inbox.escalated();
            say(inbox.agent("dora"), first, "viewing");
            untilThere(stream, first, "dora viewing");
            for (int i = 0; i < 10; i++) say(inbox.agent("dora"), inbox.escalated(), "viewing");
            untilThere(stream, first, "");
        }
    }

    @Test
    void only_people_say_where_they_are_and_only_where_there_is_something() {
        var story = inbox.escalated();
        var anna = inbox.agent("anna");
        assertThat(anna.call("PUT", "/api/conversations/none/presence", "{\"state\": \"viewing\"}")
                        .outcome())
                .isEqualTo("404 not-found");
        assertThat(anna.call("PUT", "/api/conversations/none/presence", "{\"state\": \"gone\"}")
                        .outcome())
                .isEqualTo("204");
        assertThat(say(anna, story, "dancing")).isEqualTo("400 invalid-request");
        assertThat(say(inbox.bot(), story, "viewing")).isEqualTo("403 forbidden");
        assertThat(say(inbox.stranger(), story, "viewing")).isEqualTo("401 unauthenticated");
    }

    private static String say(Client client, Story story, String state) {
        return client.call("PUT", story.path() + "/presence", "{\"state\": \"%s\"}".formatted(state))
                .outcome();
    }

    private static void untilThere(StreamForTests stream, Story story, String agents) {
        stream.until(_ ->
                !told(stream, story).isEmpty() && told(stream, story).getLast().equals(agents));
    }

    /** Each time who was there, as {@code anna viewing, ben typing}. */
    private static List<String> told(StreamForTests stream, Story story) {
        return stream.events("presence").stream()
                .map(Event::data)
                .filter(data -> data.required("conversationId").stringValue().equals(story.id()))
                .map(data -> String.join(
                        ", ",
                        data.required("agents")
                                .valueStream()
                                .map(agent -> agent.required("agentId").stringValue() + " "
                                        + agent.required("state").stringValue())
                                .toList()))
                .toList();
    }
}
