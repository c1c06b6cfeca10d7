package dev.handoff.localstack.demo;

import dev.handoff.localstack.api.Api;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
        var ids = new ConcurrentHashMap<String, String>();
        SideBySide.each(contacts.values(), contact -> {
            var details = (ObjectNode) contact.deepCopy();
            var tag = details.remove("tag").asString();
            var id = create(details);
            ids.put(details.path("externalId").asString(), id);
            tag(id, tags.get(tag));
        });
        return ids;
    }

    /** Somebody may have taken the tag out of the catalogue meanwhile. */
    private void tag(String contact, String tag) throws IOException, InterruptedException {
        if (tag != null) {
            var answer = api.put(AGENT, "/api/contacts/" + contact + "/tags", Map.of("tags", List.of(tag)));
            Refusal.unlessGood("tag a contact", answer);
        }
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
