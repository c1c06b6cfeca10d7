package dev.handoff.starter.replay;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How to make tables like the live ones in another schema: columns, keys, indexes, options and grants, with the names that
 * they have, so that later migrations find them when the copy has taken the place of the live tables.
 */
record Blueprint(List<Step> steps) {

    /** In which order. Indexes that no key needs come when the tables are full, which is faster. */
    private static final int COLUMN = 0;

    private static final int INDEX = 4;

    private static final String STEPS = """
            with live as (
                select c.* from pg_class c
                where c.relnamespace = cast(:live as regnamespace) and c.relkind = 'r' and c.relname = any (:tables))
            select 0 as stage, format('%s %s %s %s %s', relname, attname, format_type(atttypid, atttypmod), attnotnull,
                    pg_get_expr(adbin, adrelid)) as sql
                from live l join pg_attribute a on a.attrelid = l.oid and attnum > 0 and not attisdropped
                left join pg_attrdef on adrelid = l.oid and adnum = attnum
            union all
            select 1, format('create table %I.%I (like %I.%I including all excluding indexes)',
                    :copy, relname, :live, relname)
                from live
            union all
            select 2, format('alter table %I.%I set (%s)', :copy, relname, array_to_string(reloptions, ', '))
                from live where reloptions is not null
            union all
            select 2, format('grant %s on %I.%I to %s', privilege_type, :copy, relname,
                    case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end)
                from live cross join aclexplode(relacl) where grantee <> relowner
            union all
            select 3, format('alter table %I.%I add constraint %I %s', :copy, relname, conname, pg_get_constraintdef(k.oid))
                from live l join pg_constraint k on k.conrelid = l.oid and k.contype in ('p', 'u', 'x')
            union all
            select case when i.indisunique then 3 else 4 end,
                replace(
                    regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE )?INDEX ',
                        'CREATE \\1INDEX IF NOT EXISTS '),
                    format(' ON %I.%I ', :live, relname), format(' ON %I.%I ', :copy, relname))
                from live l join pg_index i on i.indrelid = l.oid
                where not exists (select from pg_constraint k where k.conindid = i.indexrelid)
            order by 1, 2""";

    private static final String FOREIGN_KEYS = """
            select conname from pg_constraint k join pg_class c on c.oid in (k.conrelid, k.confrelid)
            where k.contype = 'f' and c.relnamespace = cast(:live as regnamespace) and c.relname = any (:tables)""";

    record Step(int stage, String sql) {}

    /**
     * Reads it from the catalogue of the database.
     *
     * @param jdbc a connection whose search path leads to neither schema, so that all names are told in full
     * @throws IllegalStateException if there is no such table, or one has foreign keys
     */
    static Blueprint read(String live, String copy, List<String> tables, JdbcClient jdbc) {
        var names = tables.toArray(String[]::new);
        var foreignKeys = jdbc.sql(FOREIGN_KEYS)
                .param("live", live)
                .param("tables", names)
                .query(String.class)
                .list();
        if (!foreignKeys.isEmpty()) throw new IllegalStateException("there are foreign keys: " + foreignKeys);
        var steps = jdbc.sql(STEPS)
                .param("live", live)
                .param("copy", copy)
                .param("tables", names)
                .query((row, _) -> new Step(row.getInt("stage"), row.getString("sql")))
                .list();
        if (steps.stream().filter(step -> step.stage() == 1).count() != tables.size()) {
            throw new IllegalStateException("of the tables " + tables + " not all are there");
        }
        return new Blueprint(steps);
    }

    List<String> tables() {
        return steps.stream()
                .filter(step -> step.stage() > COLUMN && step.stage() < INDEX)
                .map(Step::sql)
                .toList();
    }

    List<String> indexes() {
        return steps.stream()
                .filter(step -> step.stage() == INDEX)
                .map(Step::sql)
                .toList();
    }

    /** Changes when the tables do. */
    String text() {
        return steps.stream().map(Step::sql).collect(Collectors.joining("\n"));
    }
}
