package dev.handoff.contact.tag;

import dev.handoff.contact.tag.TagEvent.GroupCreated;
import dev.handoff.contact.tag.TagEvent.TagChanged;
import dev.handoff.contact.tag.TagEvent.TagCreated;
import dev.handoff.contact.tag.TagEvent.TagDeleted;
import dev.handoff.starter.search.Folded;
import dev.handoff.starter.store.ArrayStatement;
import dev.handoff.starter.store.Pipeline;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.store.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tags and groups that there are: the tables {@code tags} and {@code tag_groups}. */
@Component
class CatalogueView implements View {

    @Override
    public String name() {
        return "tag-catalogue";
    }

    @Override
    public List<String> tables() {
        return List.of("tags", "tag_groups");
    }

    @Override
    public void apply(List<StoredEvent> events, Pipeline pipeline) {
        var groups = new ArrayList<GroupCreated>();
        var tags = new LinkedHashMap<String, Optional<TagChanged>>();
        for (var event : events) {
            if (!(event.payload() instanceof TagEvent change)) continue;
            switch (change) {
                case GroupCreated group -> groups.add(group);
                case TagCreated(var id, var name, var group, var colour) ->
                    tags.put(id, Optional.of(new TagChanged(id, name, group, colour)));
                case TagChanged tag -> tags.put(tag.tagId(), Optional.of(tag));
                case TagDeleted(var id) -> tags.put(id, Optional.empty());
            }
        }
        insert(groups, pipeline);
        upsert(tags.values().stream().flatMap(Optional::stream).toList(), pipeline);
        delete(
                tags.entrySet().stream()
                        .filter(tag -> tag.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList(),
                pipeline);
    }

    private static void insert(List<GroupCreated> groups, Pipeline pipeline) {
        ArrayStatement.over(groups, """
                        insert into tag_groups (group_id, name, name_key, single)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::boolean[])
                        on conflict (group_id) do nothing""")
                .text(GroupCreated::groupId)
                .text(GroupCreated::name)
                .text(group -> Folded.of(group.name()))
                .bool(GroupCreated::single)
                .addTo(pipeline);
    }

    private static void upsert(List<TagChanged> tags, Pipeline pipeline) {
        ArrayStatement.over(tags, """
                        insert into tags (tag_id, name, name_key, group_id, colour)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                        on conflict (tag_id) do update set name = excluded.name, name_key = excluded.name_key,
                          group_id = excluded.group_id, colour = excluded.colour""")
                .text(TagChanged::tagId)
                .text(TagChanged::name)
                .text(tag -> Folded.of(tag.name()))
                .text(TagChanged::groupId)
                .text(TagChanged::colour)
                .addTo(pipeline);
    }

    private static void delete(List<String> tagIds, Pipeline pipeline) {
        ArrayStatement.over(tagIds, "delete from tags where tag_id = any (?::text[])")
                .text(id -> id)
                .addTo(pipeline);
    }
}
