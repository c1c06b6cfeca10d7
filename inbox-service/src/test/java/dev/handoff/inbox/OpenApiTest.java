package dev.handoff.inbox;

import dev.handoff.starter.testing.OpenApiForTests;
import dev.handoff.starter.testing.PostgresForTests;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    /** With all that can be turned on. */
    @Test
    void the_document_is_sound_and_the_committed_one() {
        try (var inbox = InboxForTests.start(PostgresForTests.newDatabase(), "handoff.webchat.enabled=on")) {
            var document = inbox.stranger().get("/v3/api-docs").json();
            OpenApiForTests.assertPublished("inbox", document);
        }
    }
}
