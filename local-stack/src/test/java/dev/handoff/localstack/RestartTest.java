package dev.handoff.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One data folder through an orderly stop, a kill -9 of {@code up}, and another. */
class RestartTest {

    @TempDir
    Path folder;

    private RunningStack stack;
    private StackQueries ask;

    @BeforeEach
    void make() {
        stack = new RunningStack(folder);
        ask = new StackQueries(stack);
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void whichever_way_it_ends_the_data_stays_and_no_process_does() throws Exception {
        stack.startAndWait();
        ask.execute("create table kept (word text)");
        ask.execute("insert into kept values ('still here')");
        var topic = ask.topics().get("handoff.contacts").topicId();
        var key = Files.readString(stack.home().resolve("identity/signing-key.json"));

        pressControlC();
        assertThat(stack.up().waitFor()).isZero();
        assertThat(stack.said())
                .containsSubsequence("identity    stopped", "kafka       stopped", "postgresql  stopped")
                .doesNotContain("ended by itself");
        assertThat(stack.processes()).isEmpty();

        stack.startAndWait();
        assertThat(ask.query("select word from kept")).containsExactly("still here");
        assertThat(ask.topics().get("handoff.contacts").topicId()).isEqualTo(topic);
        assertThat(stack.home().resolve("identity/signing-key.json")).content().isEqualTo(key);

        stack.up().destroyForcibly().waitFor();
        assertThat(stack.processes()).hasSizeGreaterThanOrEqualTo(3);

        stack.startAndWait();
        assertThat(stack.said().lines().filter(line -> line.contains("left over")))
                .hasSize(3);
        assertThat(ask.query("select word from kept")).containsExactly("still here");

        stack.up().destroyForcibly().waitFor();
        var down = stack.run("down");
        assertThat(down.exitCode()).isZero();
        assertThat(down.output()).contains("left over").contains("Stopped.");
        assertThat(stack.processes()).isEmpty();
    }

    @Test
    void a_running_service_does_not_mind_what_becomes_of_its_build() throws Exception {
        FakeService.build(folder, "gateway-service");
        stack.with("HANDOFF_WITHOUT", "postgresql,kafka,identity,inbox,contacts,exports")
                .with("HANDOFF_DEMO", "off")
                .startAndWait();
        Files.delete(folder.resolve("gateway-service/target/gateway-service-1.0.0-SNAPSHOT-exec.jar"));

        RunningStack.signal(stack.program("gateway"), "KILL");
        await().atMost(Duration.ofSeconds(30)).until(() -> stack.said().contains("is up again"));
        assertThat(stack.run("logs", "gateway").output()).contains("ready in " + stack.home() + " as 127.0.0.1");
    }

    /** A terminal sends it to everything in the foreground. */
    private void pressControlC() throws Exception {
        for (var process : List.of(stack.up().toHandle(), stack.program("kafka"), stack.program("identity"))) {
            RunningStack.signal(process, "INT");
        }
    }
}
