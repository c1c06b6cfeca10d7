package dev.handoff.contact.tag;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the catalogue of tags. */
@Component
public class CatalogueQuery {

    private static final String TAGS = """
            select t.tag_id, t.name, g.name as group_name, coalesce(g.single, false) as single, t.colour
              from tags t left join tag_groups g using (group_id)""";

    private final JdbcClient jdbc;

    CatalogueQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All tags as they are now. */
    public Catalogue current() {
        return Catalogue.of(jdbc.sql(TAGS)
                .query((row, number) -> new Tag(
                        row.getString("tag_id"),
                        row.getString("name"),
                        row.getString("group_name"),
                        row.getBoolean("single"),
                        row.getString("colour")))
                .list());
    }
}
