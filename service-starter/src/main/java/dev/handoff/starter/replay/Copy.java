package dev.handoff.starter.replay;

import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that a replay fills: of the same names as the live ones, in a schema of their own. */
final class Copy {

    private static final String LIVE = "public";

    private final String schema;
    private final List<String> tables;
    private final JdbcClient jdbc;

    Copy(Replayable of, JdbcClient jdbc) {
        this.schema = "replay_" + of.name().replace('-', '_');
        this.tables = of.tables().stream().sorted().toList();
        this.jdbc = jdbc;
    }

    /** Has the tables' names mean the copy's on this connection, and nothing else be found without a schema. */
    void find() {
        jdbc.sql("select set_config('search_path', ?, false)")
                .param(schema)
                .query(String.class)
                .single();
    }

    /** What the copy has to be like now. */
    Blueprint blueprint() {
        return Blueprint.read(LIVE, schema, tables, jdbc);
    }

    /** Makes it, without the indexes that no key needs, in place of one that may be there. */
    void create(Blueprint blueprint) {
        drop();
        jdbc.sql("create schema " + schema).update();
        blueprint.tables().forEach(sql -> jdbc.sql(sql).update());
    }

    /** Makes those of the indexes that it does not have yet. */
    void index(Blueprint blueprint) {
        blueprint.indexes().forEach(sql -> jdbc.sql(sql).update());
    }

    /** Lets the database know what is in it, so that the first to read it is as fast as any later. Not in a transaction. */
    void settle() {
        jdbc.sql("vacuum (analyze) " + names(schema)).update();
    }

    /** How many rows are here and not there, or there and not here, byte for byte, at the moment of the snapshot. */
    long differences() {
        return tables.stream().mapToLong(this::differences).sum();
    }

    private long differences(String table) {
        return jdbc.sql("""
                        select count(*) from (
                            (select * from %1$s.%3$s except all select * from %2$s.%3$s)
                            union all (select * from %2$s.%3$s except all select * from %1$s.%3$s)) as different
                        """.formatted(LIVE, schema, table)).query(Long.class).single();
    }

    /**
     * Whether somebody has had a live table in use for longer than that: an export of the database, the autovacuum, a
     * transaction that was forgotten, or that is prepared. One that ended while this looked has no start any more.
     */
    boolean liveIsInUseFor(Duration time) {
        return jdbc.sql("""
                        select exists (select from pg_locks l left join pg_stat_activity a using (pid)
                        where l.granted and l.database = (select oid from pg_database where datname = current_database())
                            and l.relation in (select oid from pg_class
                                where relnamespace = cast(:live as regnamespace) and relname = any (:tables))
                            and (l.pid is null or a.xact_start < clock_timestamp() - :millis * interval '1 ms'))""")
                .param("live", LIVE)
                .param("tables", tables.toArray(String[]::new))
                .param("millis", time.toMillis())
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes the place of the live tables, which go. In a transaction: whoever reads meanwhile waits for its end, then finds
     * these. Waits at most so long for those who read already.
     *
     * @throws SQLTransientException if the live tables were migrated since the blueprint was read
     */
    void takePlace(Blueprint blueprint, Duration patience) throws SQLTransientException {
        jdbc.sql("set local lock_timeout = " + patience.toMillis()).update();
        jdbc.sql("lock table " + names(LIVE) + " in access exclusive mode").update();
        if (!blueprint().equals(blueprint)) throw new SQLTransientException("the tables were migrated meanwhile");
        jdbc.sql("drop table " + names(LIVE)).update();
        tables.forEach(table -> jdbc.sql("alter table %s.%s set schema %s".formatted(schema, table, LIVE))
                .update());
        jdbc.sql("drop schema " + schema).update();
    }

    void drop() {
        jdbc.sql("drop schema if exists " + schema + " cascade").update();
    }

    private String names(String in) {
        return tables.stream().map(table -> in + "." + table).collect(Collectors.joining(", "));
    }
}
