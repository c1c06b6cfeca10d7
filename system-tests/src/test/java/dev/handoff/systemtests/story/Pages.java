package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Person;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reading lists in small pages. */
final class Pages {

    private Pages() {}

    /** All items, so many at a time; each page but the last must be full. */
    static List<JsonNode> of(Person person, String path, int limit) {
        return of(person, path, limit, () -> {});
    }

    /** @param between happens after each page */
    static List<JsonNode> of(Person person, String path, int limit, Runnable between) {
        var items = new ArrayList<JsonNode>();
        var next = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
        for (var at = next; at != null; ) {
            var page = person.get(at).is(200).json();
            page.required("items").forEach(items::add);
            var cursor = page.required("nextCursor").stringValue(null);
            if (cursor != null) assertThat(page.required("items")).hasSize(limit);
            at = cursor == null ? null : next + "&cursor=" + cursor;
            between.run();
        }
        return items;
    }
}
