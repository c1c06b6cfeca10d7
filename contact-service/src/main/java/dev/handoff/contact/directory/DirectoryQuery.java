package dev.handoff.contact.directory;

import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import java.util.ArrayList;
import java.util.List;

/** What to ask the database for a page of contacts, one row more than the page holds. */
record DirectoryQuery(String sql, List<Object> parameters) {

    private static final String CARRIES = """
            contact_id in (select ct.contact_id from contact_tags ct join tags using (tag_id) where tag_id = ?)""";

    static DirectoryQuery one(String contactId) {
        return new DirectoryQuery(sql("contact_id = ?", "contact_id"), List.of(contactId, 1));
    }

    static DirectoryQuery page(Filter filter, SortedBy sort, Cursor cursor, Limit limit) {
        var conditions = new ArrayList<>(List.of("true"));
        var parameters = new ArrayList<Object>();
        filter.search().ifPresent(search -> {
            conditions.add(search.condition());
            parameters.addAll(search.parameters());
        });
        filter.tag().ifPresent(tag -> {
            conditions.add(CARRIES);
            parameters.add(tag);
        });
        sort.keys(cursor).ifPresent(keys -> {
            conditions.add(sort.behind);
            parameters.addAll(keys);
        });
        parameters.add(limit.plusOne());
        return new DirectoryQuery(sql(String.join(" and ", conditions), sort.order), parameters);
    }

    /** The page first, then the tags of those on it: read together, so that they fit together. */
    private static String sql(String condition, String order) {
        return """
                select c.*, t.* from (select * from contacts where %s order by %s limit ?) c
                  left join lateral (
                    select array_agg(tag_id order by t.name_key, t.name collate "C", tag_id) as tag_ids,
                           array_agg(t.name order by t.name_key, t.name collate "C", tag_id) as tag_names,
                           array_agg(g.name order by t.name_key, t.name collate "C", tag_id) as tag_groups
                      from contact_tags ct join tags t using (tag_id) left join tag_groups g using (group_id)
                     where ct.contact_id = c.contact_id) t on true
                 order by %s""".formatted(condition, order, order);
    }
}
