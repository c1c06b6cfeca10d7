package dev.handoff.localstack;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** What the programs of a running stack say to their clients. */
record StackQueries(RunningStack stack) {

    /** The first column of what a service's role reads in the inbox's database. */
    List<String> query(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(inbox(), "handoff", "handoff");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(inbox(), "handoff", "handoff");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String inbox() {
        return "jdbc:postgresql://localhost:%d/inbox".formatted(stack.port(Port.POSTGRESQL));
    }

    Map<String, TopicDescription> topics() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + stack.port(Port.KAFKA)))) {
            return admin.describeTopics(admin.listTopics().names().get())
                    .allTopicNames()
                    .get();
        }
    }
}
