package dev.handoff.inbox.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.inbox.InboxForTests;
import dev.handoff.starter.testing.PostgresForTests;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxesHttpTest {

    @Test
    void the_inboxes_that_hold_conversations_stand_in_the_order_of_their_names() {
        try (var inbox = InboxForTests.start(PostgresForTests.newDatabase())) {
            var anna = inbox.agent("anna");
            assertThat(anna.get("/api/inboxes").texts("items", "name")).isEmpty();
            for (var name : List.of("support", "Sales", "Überweisungen", "sales", "support")) {
                inbox.bot().post("/api/conversations", """
                        {"channel": "web", "inbox": "%s", "contact": {}, "helpMessage": "Help"}""".formatted(name));
            }
            assertThat(anna.get("/api/inboxes").texts("items", "name"))
                    .containsExactly("Sales", "sales", "support", "Überweisungen");

            var first = anna.get("/api/inboxes?limit=3");
            assertThat(first.texts("items", "name")).containsExactly("Sales", "sales", "support");
            var second = anna.get("/api/inboxes?limit=3&cursor=" + first.text("nextCursor"));
            assertThat(second.texts("items", "name")).containsExactly("Überweisungen");
            assertThat(second.text("nextCursor")).isNull();
            assertThat(inbox.bot().get("/api/inboxes").outcome()).isEqualTo("403 forbidden");
        }
    }
}
