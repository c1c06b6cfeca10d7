package dev.handoff.systemtests.benchmark;

import static dev.handoff.inbox.conversation.CommandsForTests.answer;
import static dev.handoff.inbox.conversation.CommandsForTests.assign;
import static dev.handoff.inbox.conversation.CommandsForTests.escalate;
import static dev.handoff.inbox.conversation.CommandsForTests.join;
import static dev.handoff.inbox.conversation.CommandsForTests.visitorWrites;

import dev.handoff.starter.testing.PostgresForTests;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * A database with many events. One conversation is told by commands, the others are that one over and over under other ids:
 * the very rows that the writer would have stored. The views do not have them yet.
 *
 * @param head the position of the last event
 */
record FilledStore(String database, long head) {

    /** Conversations that nobody touches: those in New, and those that {@link #WATCHER} has. */
    static final List<String> WATCHED_NEW = ids("watched-new-", 20);

    static final List<String> WATCHED_MINE = ids("watched-mine-", 20);
    static final String WATCHER = "wanda";
    static final String WATCHED_INBOX = "watched";
    static final String ANSWER = "It is on its way.";

    private static final String SAMPLE = "sample-conversation";
    private static final int EVENTS_OF_EACH = 5;
    private static final int BLOCK = 500;

    static FilledStore of(int events) throws SQLException {
        var database = PostgresForTests.newDatabase();
        try (var service = new InProcess(database)) {
            for (var id : WATCHED_NEW) service.send(escalate(id, WATCHED_INBOX));
            for (var id : WATCHED_MINE) tell(service, id, WATCHED_INBOX, WATCHER);
            tell(service, SAMPLE, "default", "sam");
        }
        var blocks = Math.max(1, Math.ceilDiv(events, BLOCK * EVENTS_OF_EACH));
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            // nobody is there to take them
            statement.execute(
                    "insert into paused_reactions (reaction, paused_by) values ('kafka-publisher', 'benchmark')");
            statement.execute("""
                    insert into events
                    select head + (n / %1$d) * %1$d * %2$d + sequence * %1$d + n %% %1$d + 1, uuidv7()::text, id, sequence,
                        type, convert_to(replace(convert_from(json, 'UTF8'), '%3$s', id), 'UTF8'), correlation_id, actor, at
                    from (select max(position) as head from events) as until,
                        (select n, 'filled-' || n as id from generate_series(0, %4$d - 1) as n) as other, events
                    where aggregate_id = '%3$s'
                    order by 1""".formatted(BLOCK, EVENTS_OF_EACH, SAMPLE, blocks * BLOCK));
            statement.execute("vacuum (analyze) events");
            try (var head = statement.executeQuery("select max(position) from events")) {
                head.next();
                return new FilledStore(database, head.getLong(1));
            }
        }
    }

    private static void tell(InProcess service, String id, String inbox, String agent) {
        service.send(escalate(id, inbox));
        service.send(assign(id, agent));
        service.send(join(id, agent));
        service.send(answer(id, id + "-1", agent, ANSWER));
        service.send(visitorWrites(id, id + "-2", "Thank you, I will look for it."));
    }

    /** Events in a second that can be read by a cursor and copied into an equal table: nothing could be faster. */
    double copiedPerSecond() throws SQLException, IOException {
        try (var reader = DriverManager.getConnection(database);
                var writer = DriverManager.getConnection(database);
                var statement = writer.createStatement()) {
            statement.execute("create table copied (like events including all)");
            var begun = System.nanoTime();
            copy(reader, writer);
            var seconds = (System.nanoTime() - begun) / 1e9;
            statement.execute("drop table copied");
            return head / seconds;
        }
    }

    private static void copy(Connection reader, Connection writer) throws SQLException, IOException {
        reader.setAutoCommit(false);
        try (var select = reader.prepareStatement("select * from events order by position");
                var copied = new OutputStreamWriter(
                        new PGCopyOutputStream(writer.unwrap(PGConnection.class), "copy copied from stdin", 1 << 16),
                        StandardCharsets.UTF_8)) {
            select.setFetchSize(2_000);
            try (var rows = select.executeQuery()) {
                while (rows.next()) copied.append(line(rows));
            }
        }
    }

    private static String line(ResultSet row) throws SQLException {
        var line = new StringBuilder(512);
        for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            var value = row.getString(column);
            if (column > 1) line.append('\t');
            line.append(value == null ? "\\N" : value.replace("\\", "\\\\"));
        }
        return line.append('\n').toString();
    }

    private static List<String> ids(String prefix, int number) {
        return IntStream.range(0, number).mapToObj(n -> prefix + n).toList();
    }
}
