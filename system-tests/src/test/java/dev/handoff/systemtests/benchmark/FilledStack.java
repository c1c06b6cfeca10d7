package dev.handoff.systemtests.benchmark;

import dev.handoff.systemtests.stack.Stack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A stack that has much in it before anybody comes. Events and views are written by set-based SQL, the very rows that the
 * service would have written, while the service is down: by commands it would take longer than measuring. What is filled
 * is not published: the publisher of that service stands still.
 */
final class FilledStack {

    private static final String PROGRAMS = "identity,kafka,inbox,contacts,exports,gateway";

    private FilledStack() {}

    /** With conversations, of which so many are open: half of them new, half with so many agents, evenly. */
    static MeasuredStack conversations(int number, int open, int agents) throws Exception {
        return start("inbox", "identity,exports", _ -> ConversationRows.of(number, open, agents), Map.of());
    }

    /** With contacts that have three tags each. */
    static MeasuredStack contacts(int number) throws Exception {
        return start(
                "contacts", "identity,exports", stack -> ContactRows.inDirectory(number, madeTags(stack)), Map.of());
    }

    /** With contacts that have three tags each in the copy of export-service alone: contact-service knows of none. */
    static MeasuredStack copy(int number, Map<String, String> settings) throws Exception {
        return start("exports", "identity", _ -> ContactRows.inCopy(number), settings);
    }

    /** What is filled in, once the stack has run; SQL. */
    private interface Rows {
        List<String> of(MeasuredStack stack) throws IOException;
    }

    private static List<String> madeTags(MeasuredStack stack) throws IOException {
        var ids = new ArrayList<String>();
        for (var tag : ContactRows.TAGS) {
            var json = "{\"name\":\"" + tag + "\"}";
            var made = stack.call(201, "POST", "/api/tags", MeasuredStack.operator(), json);
            ids.add(made.body().replaceFirst(".*\"tagId\":\"([^\"]*)\".*", "$1"));
        }
        return ids;
    }

    private static MeasuredStack start(String database, String without, Rows rows, Map<String, String> settings)
            throws Exception {
        var measured = MeasuredStack.start(settings);
        try {
            var stack = measured.stack();
            // the tables are there now
            var sql = rows.of(measured);
            restart(stack, PROGRAMS);
            System.err.println("Filling the database of " + database);
            try (var connection = measured.database(database)) {
                fill(connection, sql);
            }
            restart(stack, without);
            return measured;
        } catch (Exception | AssertionError e) {
            measured.close();
            throw e;
        }
    }

    private static void restart(Stack stack, String without) {
        stack.down();
        stack.tell("HANDOFF_WITHOUT", without);
        stack.up();
    }

    /** Indexes are made after the rows: one by one they would be most of the work. */
    static void fill(Connection connection, List<String> rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '512MB'");
            statement.execute("set synchronous_commit = off");
            var indexes = dropIndexes(statement);
            for (var sql : rows) statement.execute(sql);
            for (var index : indexes) statement.execute(index);
            statement.execute("vacuum (analyze)");
        }
    }

    /** All but those that are keys; returns how to make them. */
    private static List<String> dropIndexes(Statement statement) throws SQLException {
        var indexes = new ArrayList<String>();
        try (var found = statement.executeQuery("""
                select string_agg(indexdef, E'\\n'), 'drop index ' || string_agg(indexname, ', ') from pg_indexes
                where schemaname = 'public' and indexname not in (select conname from pg_constraint)""")) {
            found.next();
            indexes.addAll(Arrays.asList(found.getString(1).split("\n", -1)));
            var drop = found.getString(2);
            statement.execute(drop);
        }
        return indexes;
    }
}
