package dev.handoff.contact;

import dev.handoff.starter.testing.OpenApiForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ContactServiceForTests.Shared.class)
class OpenApiTest {

    private final ContactServiceForTests service;

    OpenApiTest(ContactServiceForTests service) {
        this.service = service;
    }

    @Test
    void the_document_is_sound_and_the_committed_one() {
        OpenApiForTests.assertPublished(
                "contacts", service.stranger().get("/v3/api-docs").json());
    }
}
