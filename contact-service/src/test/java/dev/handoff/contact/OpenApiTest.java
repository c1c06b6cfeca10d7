package dev.handoff.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ContactServiceForTests.Shared.class)
class OpenApiTest {

    private final ContactServiceForTests service;

    OpenApiTest(ContactServiceForTests service) {
        this.service = service;
    }

    @Test
    void the_document_tells_every_call_of_the_contract() {
        var document = service.stranger().get("/v3/api-docs").json();
        var calls = new TreeSet<String>();
        document.required("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().forEach(method -> calls.add(path.getKey() + " " + method)));
        assertThat(calls)
                .containsExactly(
                        "/api/contacts get",
                        "/api/contacts post",
                        "/api/contacts/{contactId} delete",
                        "/api/contacts/{contactId} get",
                        "/api/contacts/{contactId} patch",
                        "/api/contacts/{contactId}/conversations get",
                        "/api/contacts/{contactId}/history get",
                        "/api/contacts/{contactId}/tags put",
                        "/api/contacts/{contactId}/tags/{tagId} delete",
                        "/api/contacts/{contactId}/tags/{tagId} post",
                        "/api/tag-groups get",
                        "/api/tag-groups post",
                        "/api/tags get",
                        "/api/tags post",
                        "/api/tags/{tagId} delete",
                        "/api/tags/{tagId} get",
                        "/api/tags/{tagId} patch");
        assertThat(document.required("openapi").stringValue()).startsWith("3.1");
        assertThat(document.required("components").required("schemas").propertyNames())
                .contains("Contact", "ContactTag", "Tag", "TagGroup");
    }
}
