package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published description of the API says what there is: no call of the contract is missing. */
@StackTest
class DocsTest {

    private static final Map<String, String> CALLS = Map.of(
            "inbox", """
            POST /api/conversations
            GET /api/conversations/{}
            POST /api/conversations/{}/assign
            POST /api/conversations/{}/reassign
            POST /api/conversations/{}/unassign
            POST /api/conversations/{}/join
            POST /api/conversations/{}/leave
            POST /api/conversations/{}/messages
            GET /api/conversations/{}/messages
            POST /api/conversations/{}/visitor-messages
            POST /api/conversations/{}/close
            GET /api/conversations/{}/history
            GET /api/conversations/{}/ownership
            GET /api/agents
            GET /api/folders
            GET /api/folders/{}
            GET /api/folders/stream
            """,
            "contacts", """
            POST /api/contacts
            GET /api/contacts
            GET /api/contacts/{}
            PATCH /api/contacts/{}
            DELETE /api/contacts/{}
            PUT /api/contacts/{}/tags
            POST /api/contacts/{}/tags/{}
            DELETE /api/contacts/{}/tags/{}
            GET /api/contacts/{}/history
            GET /api/contacts/{}/conversations
            GET /api/tags
            POST /api/tags
            PATCH /api/tags/{}
            DELETE /api/tags/{}
            GET /api/tag-groups
            POST /api/tag-groups
            """,
            "exports", """
            POST /api/exports
            GET /api/exports
            GET /api/exports/{}
            DELETE /api/exports/{}
            GET /api/exports/{}/file
            """);

    private final Stack stack;

    DocsTest(Stack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox", "contacts", "exports"})
    void the_openapi_document_describes_every_call_of_the_contract(String service) {
        var document = stack.stranger()
                .get("/docs/openapi/" + service + ".json")
                .is(200)
                .json();
        assertThat(document.required("openapi").asString()).startsWith("3.1");
        var described = new TreeSet<String>();
        document.required("paths")
                .forEachEntry((path, calls) -> calls.propertyNames()
                        .forEach(method -> described.add(
                                method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}", "{}"))));
        assertThat(described).containsAll(CALLS.get(service).lines().toList());
        document.required("paths")
                .forEachEntry((path, calls) -> calls.forEach(call -> call.path("parameters")
                        .forEach(parameter -> assertThat(parameter.path("name").asString())
                                .as("what is no parameter, at " + path)
                                .isNotIn("caller", "expected"))));
    }

    @Test
    void there_is_a_page_for_people_and_a_description_of_the_topics() {
        var page = stack.stranger().with("Accept", "text/html").get("/docs").is(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        var topics = stack.stranger().get("/docs/asyncapi.yaml").is(200).bodyText();
        assertThat(topics)
                .contains("asyncapi: 3.", "handoff.conversations", "handoff.contacts", "handoff.contact.engaged.v1");
    }
}
