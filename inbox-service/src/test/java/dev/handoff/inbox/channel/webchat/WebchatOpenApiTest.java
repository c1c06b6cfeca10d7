package dev.handoff.inbox.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.inbox.InboxForTests;
import dev.handoff.starter.testing.PostgresForTests;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebchatOpenApiTest {

    @Test
    void the_document_tells_every_call_and_nothing_that_callers_cannot_send() {
        try (var chat = WebchatForTests.start(PostgresForTests.newDatabase())) {
            var document = document(chat.inbox);
            var calls = calls(document);
            assertThat(calls)
                    .contains(
                            "/api/contacts/{contactId}/conversations post",
                            "/api/conversations/{conversationId}/presence put",
                            "/api/inboxes get",
                            "/api/webchat/human post",
                            "/api/webchat/messages get",
                            "/api/webchat/messages post",
                            "/api/webchat/stream get",
                            "/api/webchat/visits post");
            var parameters = new TreeSet<String>();
            document.required("paths")
                    .forEach(path -> path.forEach(operation -> operation
                            .path("parameters")
                            .forEach(parameter ->
                                    parameters.add(parameter.required("name").stringValue()))));
            assertThat(parameters)
                    .doesNotContain("visitor", "visitId", "token", "caller", "principal")
                    .contains("after", "Last-Event-ID");
            var stream = document.at("/paths/~1api~1webchat~1stream/get/security");
            assertThat(stream.toString()).isEqualTo("[{\"visitor\":[]}]");
            assertThat(document.at("/paths/~1api~1webchat~1visits/post/security")
                            .toString())
                    .isEqualTo("[]");
        }
    }

    @Test
    void while_the_chat_is_off_the_document_knows_nothing_of_it() {
        assertThat(calls(document(InboxForTests.shared()))).noneMatch(call -> call.contains("webchat"));
    }

    private static JsonNode document(InboxForTests inbox) {
        return inbox.stranger().get("/v3/api-docs").json();
    }

    private static List<String> calls(JsonNode document) {
        var calls = new ArrayList<String>();
        document.required("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().forEach(method -> calls.add(path.getKey() + " " + method)));
        return calls;
    }
}
