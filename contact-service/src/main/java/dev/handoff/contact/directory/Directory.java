package dev.handoff.contact.directory;

import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up live contacts. */
@Component
public class Directory {

    private static final String CARRIES = """
            contact_id in (select ct.contact_id from contact_tags ct join tags using (tag_id) where tag_id = ?)""";

    private final JdbcClient jdbc;

    Directory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One contact.
     *
     * @throws NotFound if there is none of this id, or not any more
     */
    public DirectoryEntry get(String contactId) {
        return entries("contact_id = ?", "contact_id", List.of(contactId, 1)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("contact", contactId));
    }

    /** The contacts that fit, in order, from the cursor on. */
    Page<DirectoryEntry> list(Filter filter, SortedBy sort, Cursor cursor, Limit limit) {
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
        return Page.of(entries(String.join(" and ", conditions), sort.order, parameters), limit, sort::cursorAfter);
    }

    /** The page first, then the tags of those on it. */
    private List<DirectoryEntry> entries(String condition, String order, List<?> parameters) {
        return jdbc.sql("""
                        select c.*, t.* from (select * from contacts where %s order by %s limit ?) c
                          left join lateral (
                            select array_agg(tag_id order by t.name_key, t.name collate "C", tag_id) as tag_ids,
                                   array_agg(t.name order by t.name_key, t.name collate "C", tag_id) as tag_names,
                                   array_agg(g.name order by t.name_key, t.name collate "C", tag_id) as tag_groups
                              from contact_tags ct join tags t using (tag_id) left join tag_groups g using (group_id)
                             where ct.contact_id = c.contact_id) t on true
                         order by %s""".formatted(condition, order, order))
                .params(parameters)
                .query((row, number) -> DirectoryEntry.of(row))
                .list();
    }
}
