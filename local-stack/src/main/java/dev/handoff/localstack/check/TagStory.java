package dev.handoff.localstack.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the events of the catalogue of tags come to. They are not published: their JSON is contact-service's own. */
final class TagStory {

    static final Table TAGS = Table.of("contacts", "tags", "tag_id");
    static final Table GROUPS = Table.of("contacts", "tag_groups", "group_id");

    private final Map<String, Event> tags = new TreeMap<>();
    private final Map<String, Event> groups = new TreeMap<>();

    /** All fields of all of them. */
    private record Event(String tagId, String groupId, String name, String colour, boolean single) {}

    static boolean isOne(StoredEvent event) {
        return event.type().startsWith("handoff.tag");
    }

    void follow(StoredEvent stored) {
        var event = Vocabulary.readAs(stored, Event.class);
        switch (stored.type()) {
            case "handoff.tag-group.created.v1" -> groups.put(event.groupId(), event);
            case "handoff.tag.created.v1", "handoff.tag.changed.v1" -> tags.put(event.tagId(), event);
            case "handoff.tag.deleted.v1" -> tags.remove(event.tagId());
            default -> throw new IllegalArgumentException("unknown: " + stored.type());
        }
    }

    List<Row> tags(Map<String, Row> found) {
        return tags.values().stream()
                .map(tag -> Row.of("tag_id", tag.tagId())
                        .and("name", tag.name())
                        .and("group_id", tag.groupId())
                        .and("colour", tag.colour())
                        .and("name_key", key(tag.name(), found.get(tag.tagId()))))
                .toList();
    }

    List<Row> groups(Map<String, Row> found) {
        return groups.values().stream()
                .map(group -> Row.of("group_id", group.groupId())
                        .and("name", group.name())
                        .and("single", group.single())
                        .and("name_key", key(group.name(), found.get(group.groupId()))))
                .toList();
    }

    private static String key(String name, Row found) {
        return Searched.nameKey(name, found == null ? null : found.get("name_key"));
    }
}
