package dev.handoff.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL, Kafka and the identity server for real, and what one can ask of the stack while it is up. */
class LauncherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static RunningStack stack;
    private static StackQueries ask;

    @BeforeAll
    static void start() throws Exception {
        stack = new RunningStack(folder).startAndWait();
        ask = new StackQueries(stack);
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void postgresql_writes_through() throws Exception {
        assertThat(ask.query("""
                select setting from pg_settings
                where name in ('fsync', 'synchronous_commit', 'full_page_writes')
                """)).containsExactly("on", "on", "on");
    }

    @Test
    void search_can_ignore_accents_and_find_parts_of_words() throws Exception {
        assertThat(ask.query("select extname from pg_extension")).contains("pg_trgm", "unaccent");
        assertThat(ask.query("select lower(unaccent('ÉMILIE ŠÁRKA'))")).containsExactly("emilie sarka");
    }

    @Test
    void the_topics_are_there_with_their_partitions() throws Exception {
        var topics = ask.topics();
        assertThat(topics).containsOnlyKeys("handoff.conversations", "handoff.contacts");
        assertThat(topics.values()).allMatch(topic -> topic.partitions().size() == 12);
    }

    @Test
    void status_has_a_line_for_each_program_and_nothing_else() throws Exception {
        var status = stack.run("status");
        assertThat(status.output().lines())
                .containsExactly(
                        "postgresql up pid %d postgresql://handoff:handoff@localhost:%d"
                                .formatted(stack.program("postgresql").pid(), stack.port(Port.POSTGRESQL)),
                        "kafka up pid %d localhost:%d"
                                .formatted(stack.program("kafka").pid(), stack.port(Port.KAFKA)),
                        "identity up pid %d http://localhost:%d"
                                .formatted(stack.program("identity").pid(), stack.port(Port.IDENTITY)));
        assertThat(status.exitCode()).isZero();
    }

    @Test
    void a_second_up_says_that_there_is_one_and_leaves_it_alone() throws Exception {
        var second = stack.run("up");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output()).contains("already up");
        assertThat(stack.run("status").exitCode()).isZero();
    }

    @Test
    void other_commands_find_the_ports_of_the_running_stack_by_themselves() throws Exception {
        var elsewhere = stack.fromAnotherTerminal();
        assertThat(elsewhere.run("status").exitCode()).isZero();
        assertThat(elsewhere.run("token", "ben").output()).matches("[^.]+\\.[^.]+\\.[^.]+\\R");
        assertThat(elsewhere.run("token", "nobody").output()).contains("One of: anna");
        assertThat(elsewhere.run("logs", "kafka").output()).contains("Kafka Server started");
        assertThat(elsewhere.run("logs", "mail").output()).contains("One of: postgresql, kafka");
    }

    @Test
    void a_program_that_dies_is_started_again() throws Exception {
        for (var name : List.of("identity", "kafka", "postgresql")) {
            var first = stack.program(name);
            RunningStack.signal(first, "KILL");
            await().atMost(PATIENCE).until(() -> stack.said().contains("%-11s is up again".formatted(name)));
            assertThat(stack.program(name).pid()).isNotEqualTo(first.pid());
        }
        assertThat(stack.run("status").exitCode()).isZero();
        assertThat(ask.query("select 1")).containsExactly("1");
    }
}
