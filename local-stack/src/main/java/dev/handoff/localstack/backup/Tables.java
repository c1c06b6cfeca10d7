package dev.handoff.localstack.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The tables of a service's database, and their rows as PostgreSQL writes and reads them by COPY. */
record Tables(Connection connection) {

    /** The names of all tables, those that others refer to first; what Flyway keeps is not among them. */
    List<String> names() throws SQLException {
        return texts("""
                select relname from pg_class c
                where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history'
                order by (select count(*) from pg_constraint where conrelid = c.oid and contype = 'f'), relname""");
    }

    /** What made the tables: the version and the checksum of each migration; empty where there are none yet. */
    List<String> migrations() throws SQLException {
        if (texts("select 'there' where to_regclass('public.flyway_schema_history') is not null")
                .isEmpty()) {
            return List.of();
        }
        return texts("select version || ' ' || checksum from flyway_schema_history where success order by version");
    }

    /** The position of the last event; 0 where there is no store. */
    long position() throws SQLException {
        if (!names().contains("events")) return 0;
        return Long.parseLong(
                texts("select coalesce(max(position), 0)::text from events").getFirst());
    }

    /** Writes all rows; returns how many there are. */
    long copyOut(String table, OutputStream rows) throws SQLException, IOException {
        return copy().copyOut("copy %s (%s) to stdout".formatted(table, columns(table)), rows);
    }

    /** Reads rows into a table; returns how many there were. */
    long copyIn(String table, InputStream rows) throws SQLException, IOException {
        return copy().copyIn("copy %s (%s) from stdin".formatted(table, columns(table)), rows);
    }

    void clear() throws SQLException {
        execute("truncate " + String.join(", ", names()));
    }

    /** Numbers that the database gives out go on after those that are there. */
    void advanceNumbers() throws SQLException {
        for (var column : numbered().entrySet()) {
            execute("select setval(pg_get_serial_sequence('%1$s', '%2$s'), coalesce(max(%2$s), 0) + 1, false) from %1$s"
                    .formatted(column.getKey(), column.getValue()));
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> texts(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) texts.add(rows.getString(1));
            return texts;
        }
    }

    private Map<String, String> numbered() throws SQLException {
        var numbered = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select attrelid::regclass::text, attname from pg_attribute
                        where attidentity <> '' and attrelid in (select oid from pg_class
                            where relkind = 'r' and relnamespace = 'public'::regnamespace)""")) {
            while (rows.next()) numbered.put(rows.getString(1), rows.getString(2));
        }
        return numbered;
    }

    /** Those that are computed from others are left out. */
    private String columns(String table) throws SQLException {
        return String.join(", ", texts("""
                select quote_ident(attname) from pg_attribute where attrelid = 'public.%s'::regclass and attnum > 0
                and not attisdropped and attgenerated = '' order by attname""".formatted(table)));
    }

    private CopyManager copy() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
