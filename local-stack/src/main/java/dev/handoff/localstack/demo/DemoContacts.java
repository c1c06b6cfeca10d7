package dev.handoff.localstack.demo;

import dev.handoff.localstack.api.Api;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** People who have written before, with the tags of the catalogue. */
final class DemoContacts {

    private static final String AGENT = "anna";

    private final Api api;

    DemoContacts(Api api) {
        this.api = api;
    }

    /** Returns the contact ids by external id. */
    Map<String, String> make(JsonNode contacts) throws IOException, InterruptedException {
        var tags = tags();
        var ids = new HashMap<String, String>();
        for (var contact : contacts) {
            var details = (ObjectNode) contact.deepCopy();
            var tag = details.remove("tag").asString();
            var id = create(details);
            ids.put(details.path("externalId").asString(), id);
            if (tags.containsKey(tag)) {
                Refusal.unlessGood(
                        "tag a contact",
                        api.put(AGENT, "/api/contacts/" + id + "/tags", Map.of("tags", List.of(tags.get(tag)))));
            }
        }
        return ids;
    }

    /** The id of the one that was there already, where an earlier attempt came that far. */
    private String create(ObjectNode details) throws IOException, InterruptedException {
        var answer = api.post(
                AGENT, "/api/contacts", "demo-" + details.path("externalId").asString(), details);
        if (answer.status() != 409) {
            Refusal.unlessGood("make a contact", answer);
        }
        return answer.body().path("contactId").asString();
    }

    private Map<String, String> tags() throws IOException, InterruptedException {
        var answer = api.get(AGENT, "/api/tags");
        Refusal.unlessGood("read the tags", answer);
        var ids = new HashMap<String, String>();
        answer.body()
                .path("items")
                .forEach(tag ->
                        ids.put(tag.path("name").asString(), tag.path("tagId").asString()));
        return ids;
    }
}
