package dev.handoff.inbox;

import dev.handoff.starter.testing.OpenApiForTests;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    @Test
    void the_document_is_sound_and_the_committed_one() {
        var document = InboxForTests.shared().stranger().get("/v3/api-docs").json();
        OpenApiForTests.assertPublished("inbox", document);
    }
}
