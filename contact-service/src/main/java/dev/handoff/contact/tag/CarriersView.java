package dev.handoff.contact.tag;

import dev.handoff.events.contact.ContactEvent;
import dev.handoff.events.contact.ContactEvent.Deleted;
import dev.handoff.events.contact.ContactEvent.TagsChanged;
import dev.handoff.events.contact.ContactTag;
import dev.handoff.starter.store.ArrayStatement;
import dev.handoff.starter.store.Pipeline;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.store.View;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which contact carries which tag, as last told: the table {@code contact_tags}. */
@Component
class CarriersView implements View {

    private record Row(String contactId, ContactTag tag) {}

    @Override
    public String name() {
        return "tag-carriers";
    }

    @Override
    public List<String> tables() {
        return List.of("contact_tags");
    }

    @Override
    public void apply(List<StoredEvent> events, Pipeline pipeline) {
        var carried = new LinkedHashMap<String, List<ContactTag>>();
        for (var event : events) {
            if (!(event.payload() instanceof ContactEvent change)) continue;
            switch (change) {
                case TagsChanged(var contactId, var tags) -> carried.put(contactId, tags);
                case Deleted(var contactId) -> carried.put(contactId, List.of());
                default -> {}
            }
        }
        ArrayStatement.over(
                        List.copyOf(carried.keySet()), "delete from contact_tags where contact_id = any (?::text[])")
                .text(id -> id)
                .addTo(pipeline);
        var rows = carried.entrySet().stream()
                .flatMap(contact -> contact.getValue().stream().map(tag -> new Row(contact.getKey(), tag)))
                .toList();
        ArrayStatement.over(rows, """
                        insert into contact_tags (contact_id, tag_id, name, group_name)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])""")
                .text(Row::contactId)
                .text(row -> row.tag().tagId())
                .text(row -> row.tag().name())
                .text(row -> row.tag().group())
                .addTo(pipeline);
    }
}
