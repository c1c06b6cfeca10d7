package dev.handoff.systemtests.benchmark;

import dev.handoff.starter.command.Ids;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What any program would have to do at least: insert the event of an escalation, read the stream of the conversation and
 * insert the event of its assignment, each with a commit of its own. No views, no rules, no objects.
 */
final class BareSql implements AutoCloseable {

    private static final byte[] ESCALATED = """
            {"conversationId":"01a201af-99db-77ee-bd03-a77427d29d8e","channel":"web","inbox":"default",\
            "contact":{"displayName":"Vera","email":"vera@example.org"},\
            "helpMessage":"Where is my order 2026-1182? It should have come last week.","transcript":[]}""".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ASSIGNED = """
            {"conversationId":"01a201af-99db-77ee-bd03-a77427d29d8e","assignee":"anna"}""".getBytes(StandardCharsets.UTF_8);

    private final List<Connection> connections = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();

    /** @param database the URL of one that is empty */
    BareSql(String database, int clients) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table events (
                        position     bigint generated always as identity primary key,
                        event_id     text collate "C" not null,
                        aggregate_id text collate "C" not null,
                        sequence     bigint not null,
                        type         text collate "C" not null,
                        json         bytea not null,
                        at           timestamptz not null default now(),
                        unique (aggregate_id, sequence))""");
        }
        for (var client = 0; client < clients; client++) {
            var connection = DriverManager.getConnection(database);
            connections.add(connection);
            this.clients.add(new Client(connection));
        }
    }

    List<Client> clients() {
        return clients;
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections) connection.close();
    }

    /** With a connection of its own, which commits each statement. */
    static final class Client implements Round.Client {

        private final PreparedStatement insert;
        private final PreparedStatement read;

        Client(Connection connection) throws SQLException {
            insert = connection.prepareStatement(
                    "insert into events (event_id, aggregate_id, sequence, type, json) values (?, ?, ?, ?, ?)");
            read = connection.prepareStatement(
                    "select sequence, type, json, at from events where aggregate_id = ? order by sequence");
        }

        @Override
        public void live(Round.Stopwatch stopwatch) throws Exception {
            var id = Ids.next();
            stopwatch.time(() -> insert(id, 0, "handoff.conversation.escalated.v1", ESCALATED));
            stopwatch.time(() -> insert(id, read(id), "handoff.conversation.assigned.v1", ASSIGNED));
        }

        private int insert(String id, long sequence, String type, byte[] json) throws SQLException {
            insert.setString(1, Ids.next());
            insert.setString(2, id);
            insert.setLong(3, sequence);
            insert.setString(4, type);
            insert.setBytes(5, json);
            return insert.executeUpdate();
        }

        /** The number of events, each of which is fetched. */
        private long read(String id) throws SQLException {
            read.setString(1, id);
            var next = 0L;
            try (var rows = read.executeQuery()) {
                while (rows.next()) if (rows.getBytes("json").length > 0) next = rows.getLong("sequence") + 1;
            }
            return next;
        }
    }
}
