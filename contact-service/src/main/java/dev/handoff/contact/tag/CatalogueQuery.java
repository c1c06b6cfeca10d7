package dev.handoff.contact.tag;

import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.web.Cursor;
import dev.handoff.starter.web.Limit;
import dev.handoff.starter.web.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the catalogue of tags. Lists are in the order of names, without case and accents. */
@Component
public class CatalogueQuery {

    private static final String TAGS = """
            select t.tag_id, t.name, t.name_key, g.name as group_name, coalesce(g.single, false) as single, t.colour
              from tags t left join tag_groups g using (group_id)""";
    private static final String GROUPS = "select group_id, name, name_key, single from tag_groups";

    private final JdbcClient jdbc;

    CatalogueQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A tag as people see it.
     *
     * @param group the name of its group, or null
     */
    @Schema(name = "Tag")
    record TagEntry(String tagId, String name, String group, String colour) {}

    /** A group as people see it; of a single one, a contact carries at most one tag. */
    @Schema(name = "TagGroup")
    record GroupEntry(String groupId, String name, boolean single) {}

    private record Row<T>(String nameKey, String id, T entry) {}

    /** All tags as they are now. */
    public Catalogue current() {
        return Catalogue.of(jdbc.sql(TAGS)
                .query((row, number) -> new Tag(
                        row.getString("tag_id"),
                        row.getString("name"),
                        row.getString("group_name"),
                        row.getBoolean("single")))
                .list());
    }

    Page<TagEntry> tags(Limit limit, Cursor cursor) {
        var sql = TAGS + " where (t.name_key, t.tag_id) > (?, ?) order by t.name_key, t.tag_id limit ?";
        return page(
                "tags",
                sql,
                limit,
                cursor,
                row -> new Row<>(row.getString("name_key"), row.getString("tag_id"), tag(row)));
    }

    Page<GroupEntry> groups(Limit limit, Cursor cursor) {
        var sql = GROUPS + " where (name_key, group_id) > (?, ?) order by name_key, group_id limit ?";
        return page(
                "tag-groups",
                sql,
                limit,
                cursor,
                row -> new Row<>(row.getString("name_key"), row.getString("group_id"), group(row)));
    }

    /** @throws NotFound if there is no such tag */
    TagEntry tag(String tagId) {
        return jdbc.sql(TAGS + " where t.tag_id = ?")
                .param(tagId)
                .query((row, number) -> tag(row))
                .optional()
                .orElseThrow(() -> new NotFound("tag", tagId));
    }

    GroupEntry group(String groupId) {
        return jdbc.sql(GROUPS + " where group_id = ?")
                .param(groupId)
                .query((row, number) -> group(row))
                .single();
    }

    private interface RowReader<T> {
        Row<T> read(ResultSet row) throws SQLException;
    }

    private <T> Page<T> page(String list, String sql, Limit limit, Cursor cursor, RowReader<T> reader) {
        var keys = cursor.keys(list, 2);
        var found = jdbc.sql(sql)
                .params(List.of(
                        keys.map(key -> key.text(0)).orElse(""),
                        keys.map(key -> key.text(1)).orElse(""),
                        limit.plusOne()))
                .query((row, number) -> reader.read(row))
                .list();
        return Page.of(found, limit, last -> Cursor.after(list, last.nameKey(), last.id()))
                .map(Row::entry);
    }

    private static TagEntry tag(ResultSet row) throws SQLException {
        return new TagEntry(
                row.getString("tag_id"), row.getString("name"), row.getString("group_name"), row.getString("colour"));
    }

    private static GroupEntry group(ResultSet row) throws SQLException {
        return new GroupEntry(row.getString("group_id"), row.getString("name"), row.getBoolean("single"));
    }
}
