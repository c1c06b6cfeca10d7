package dev.handoff.contact.tag;

import dev.handoff.contact.tag.TagEvent.GroupCreated;
import dev.handoff.contact.tag.TagEvent.TagChanged;
import dev.handoff.contact.tag.TagEvent.TagCreated;
import dev.handoff.contact.tag.TagEvent.TagDeleted;
import dev.handoff.starter.store.EventLog;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells how the catalogue was at a position of the store. */
@Component
public class CatalogueHistory {

    private final EventLog log;

    CatalogueHistory(EventLog log) {
        this.log = log;
    }

    /** The catalogue after the last of its events up to a position. */
    public Catalogue asOf(long position) {
        var groups = new HashMap<String, GroupCreated>();
        var tags = new HashMap<String, Tag>();
        for (var event : log.readAggregate(TagCommand.CATALOGUE)) {
            if (event.position() > position) break;
            switch ((TagEvent) event.payload()) {
                case GroupCreated group -> groups.put(group.groupId(), group);
                case TagCreated(var id, var name, var group, var colour) -> tags.put(id, tag(id, name, group, groups));
                case TagChanged(var id, var name, var group, var colour) -> tags.put(id, tag(id, name, group, groups));
                case TagDeleted(var id) -> tags.remove(id);
            }
        }
        return Catalogue.of(tags.values());
    }

    private static Tag tag(String id, String name, String groupId, Map<String, GroupCreated> groups) {
        var group = Optional.ofNullable(groupId).map(groups::get);
        return new Tag(
                id,
                name,
                group.map(GroupCreated::name).orElse(null),
                group.map(GroupCreated::single).orElse(false));
    }
}
