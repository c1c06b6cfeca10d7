package dev.handoff.contact.directory;

import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import java.util.ArrayList;
import java.util.List;

/**
 * What to ask the database for contacts, each with its tags.
 *
 * <p>A filtered page can be found in two ways, of which either may be slow: in the order of the list until enough fit
 * (slow where few fit, or all at the end), or all that fit, sorted (slow where many fit). The database cannot know which,
 * since names and what is searched go together. So first a part of the way in order, {@link #nearby}; where that does not
 * fill the page, {@link #everywhere}.
 */
record DirectoryQuery(String sql, List<Object> parameters) {

    /** How many contacts are looked at in order: a few milliseconds. */
    private static final int NEARBY = 2_000;

    static DirectoryQuery one(String contactId) {
        return withTags("select * from contacts where contact_id = ?", "contact_id", List.of(contactId));
    }

    /** A page of all contacts, one more than it holds. */
    static DirectoryQuery all(SortedBy sort, Cursor cursor, Limit limit) {
        var start = sort.behind(cursor);
        var rows = "select * from contacts where %s order by %s limit ?".formatted(start.sql(), sort.order);
        return withTags(rows, sort.order, start.parametersAnd(limit.plusOne()));
    }

    /** Those of the next contacts in order that fit, at most one more than a page holds. */
    static DirectoryQuery nearby(Filter filter, SortedBy sort, Cursor cursor, Limit limit) {
        var start = sort.behind(cursor);
        var fits = filter.condition();
        var rows = """
                select * from (select * from contacts where %s order by %s limit ?) near
                 where %s order by %s limit ?""".formatted(start.sql(), sort.order, fits.sql(), sort.order);
        var parameters = new ArrayList<>(start.parametersAnd(NEARBY));
        parameters.addAll(fits.parametersAnd(limit.plusOne()));
        return withTags(rows, sort.order, parameters);
    }

    /** A page of all that fit, one more than it holds; {@code offset 0} keeps the order out of how they are found. */
    static DirectoryQuery everywhere(Filter filter, SortedBy sort, Cursor cursor, Limit limit) {
        var fits = filter.condition().and(sort.behind(cursor));
        var rows = "select * from (select * from contacts where %s offset 0) found order by %s limit ?"
                .formatted(fits.sql(), sort.order);
        return withTags(rows, sort.order, fits.parametersAnd(limit.plusOne()));
    }

    /** In one statement, so that a contact and its tags are of one moment. */
    private static DirectoryQuery withTags(String rows, String order, List<Object> parameters) {
        var sql = """
                select c.*, t.* from (%s) c
                  left join lateral (
                    select array_agg(tag_id order by t.name_key, t.name collate "C", tag_id) as tag_ids,
                           array_agg(t.name order by t.name_key, t.name collate "C", tag_id) as tag_names,
                           array_agg(g.name order by t.name_key, t.name collate "C", tag_id) as tag_groups
                      from contact_tags ct join tags t using (tag_id) left join tag_groups g using (group_id)
                     where ct.contact_id = c.contact_id) t on true
                 order by %s""".formatted(rows, order);
        return new DirectoryQuery(sql, parameters);
    }
}
