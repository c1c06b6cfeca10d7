package dev.handoff.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL, Kafka and the identity server for real, from the first start to the last stop. */
class LauncherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private RunningStack stack;

    @BeforeEach
    void make() {
        stack = new RunningStack(folder);
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void all_data_survives_a_restart_and_postgresql_writes_through() throws Exception {
        stack.startAndWait();
        assertThat(settings("fsync", "synchronous_commit", "full_page_writes")).containsOnly("on");
        sql("create table kept (word text)", "insert into kept values ('still here')");
        var topics = topics();
        assertThat(topics.keySet()).containsExactlyInAnyOrder("handoff.conversations", "handoff.contacts");
        assertThat(topics.values()).allMatch(topic -> topic.partitions().size() == 12);
        var keys = stack.home().resolve("identity/signing-key.json");
        assertThat(keys).exists();
        var key = Files.readString(keys);

        assertThat(stack.run("down").exitCode()).isZero();
        stack.startAndWait();

        assertThat(query("select word from kept")).containsExactly("still here");
        assertThat(query("select extname from pg_extension")).contains("pg_trgm", "unaccent");
        assertThat(topics().get("handoff.contacts").topicId())
                .isEqualTo(topics.get("handoff.contacts").topicId());
        assertThat(keys).content().isEqualTo(key);
    }

    @Test
    void status_has_a_line_for_each_program_and_nothing_else() throws Exception {
        var before = stack.run("status");
        assertThat(before.exitCode()).isEqualTo(1);
        assertThat(before.output().lines())
                .hasSize(3)
                .allMatch(line -> line.matches("(postgresql|kafka|identity) down pid 0 \\S+"));

        stack.startAndWait();
        var after = stack.run("status");
        assertThat(after.output().lines())
                .containsExactly(
                        "postgresql up pid %d postgresql://handoff:handoff@localhost:%d"
                                .formatted(stack.program("postgresql").pid(), stack.port(Port.POSTGRESQL)),
                        "kafka up pid %d localhost:%d"
                                .formatted(stack.program("kafka").pid(), stack.port(Port.KAFKA)),
                        "identity up pid %d http://localhost:%d"
                                .formatted(stack.program("identity").pid(), stack.port(Port.IDENTITY)));
        assertThat(after.exitCode()).isZero();
    }

    @Test
    void a_taken_port_is_said_in_one_line_with_the_remedy() throws Exception {
        try (var other = new ServerSocket(stack.port(Port.KAFKA))) {
            var result = stack.runUp();
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output())
                    .contains("port %d (HANDOFF_KAFKA_PORT) is taken".formatted(other.getLocalPort()))
                    .contains("HANDOFF_KAFKA_PORT=");
        }
        assertThat(stack.processes()).isEmpty();
    }

    @Test
    void a_program_that_dies_is_started_again() throws Exception {
        stack.startAndWait();
        for (var name : List.of("identity", "kafka", "postgresql")) {
            var first = stack.program(name);
            RunningStack.signal(first, "KILL");
            await().atMost(PATIENCE)
                    .until(() -> stack.said().contains(name + " ".repeat(12 - name.length()) + "is up again"));
            assertThat(stack.program(name).pid()).isNotEqualTo(first.pid());
        }
        assertThat(stack.run("status").exitCode()).isZero();
        assertThat(query("select 1")).containsExactly("1");
    }

    @Test
    void ctrl_c_stops_everything_in_order() throws Exception {
        stack.startAndWait();
        // A terminal sends it to all of them.
        for (var process : Stream.concat(
                        Stream.of(stack.up().toHandle()),
                        Stream.of("kafka", "identity").map(stack::program))
                .toList()) {
            RunningStack.signal(process, "INT");
        }
        assertThat(stack.up().waitFor()).isZero();
        assertThat(stack.said())
                .containsSubsequence("identity    stopped", "kafka       stopped", "postgresql  stopped");
        assertThat(stack.said()).doesNotContain("ended by itself");
        assertThat(stack.processes()).isEmpty();
    }

    @Test
    void what_a_killed_up_left_behind_is_found_and_stopped() throws Exception {
        stack.startAndWait();
        stack.up().destroyForcibly().waitFor();
        assertThat(stack.processes()).hasSizeGreaterThanOrEqualTo(3);

        stack.startAndWait();
        assertThat(stack.said().lines().filter(line -> line.contains("left over")))
                .hasSize(3);

        stack.up().destroyForcibly().waitFor();
        var down = stack.run("down");
        assertThat(down.exitCode()).isZero();
        assertThat(down.output()).contains("left over").contains("Stopped.");
        assertThat(stack.processes()).isEmpty();
    }

    @Test
    void a_second_up_says_that_there_is_one_and_leaves_it_alone() throws Exception {
        stack.startAndWait();
        var second = stack.run("up");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output()).contains("already up");
        assertThat(stack.run("status").exitCode()).isZero();
    }

    @Test
    void other_commands_find_the_ports_of_the_running_stack_by_themselves() throws Exception {
        stack.startAndWait();
        Arrays.stream(Port.values()).forEach(port -> stack.with(port.variable(), ""));
        assertThat(stack.run("status").exitCode()).isZero();
        assertThat(stack.run("token", "ben").output()).matches("[^.]+\\.[^.]+\\.[^.]+\\R");
        assertThat(stack.run("token", "nobody").output()).contains("One of: anna");
        assertThat(stack.run("logs", "kafka").output()).contains("Kafka Server started");
    }

    private Map<String, TopicDescription> topics() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + stack.port(Port.KAFKA)))) {
            return admin.describeTopics(admin.listTopics().names().get())
                    .allTopicNames()
                    .get();
        }
    }

    private List<String> settings(String... names) throws SQLException {
        return query("select setting from pg_settings where name in ('" + String.join("','", names) + "')");
    }

    private List<String> query(String query) throws SQLException {
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

    private void sql(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(inbox(), "handoff", "handoff");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String inbox() {
        return "jdbc:postgresql://localhost:%d/inbox".formatted(stack.port(Port.POSTGRESQL));
    }
}
