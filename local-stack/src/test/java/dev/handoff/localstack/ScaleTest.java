package dev.handoff.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances of a service. */
class ScaleTest {

    @TempDir
    Path folder;

    private RunningStack stack;

    @BeforeEach
    void make() throws Exception {
        stack = new RunningStack(folder);
        // Ports that nobody else of this stack listens on.
        stack.with("HANDOFF_WITHOUT", "postgresql,kafka,identity,inbox,contacts,exports")
                .with("HANDOFF_DEMO", "off")
                .with("HANDOFF_GATEWAY_2_PORT", "" + stack.port(Port.INBOX))
                .with("HANDOFF_GATEWAY_2_MANAGEMENT_PORT", "" + stack.port(Port.CONTACTS));
        FakeService.build(folder, "gateway-service");
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void both_are_started_named_watched_over_and_stopped() throws Exception {
        stack.with(Scale.VARIABLE, "gateway=2").startAndWait();

        assertThat(stack.fromAnotherTerminal().run("status").output().lines())
                .containsExactly(
                        "gateway up pid %d http://localhost:%d"
                                .formatted(stack.program("gateway").pid(), stack.port(Port.GATEWAY)),
                        "gateway-2 up pid %d http://localhost:%d"
                                .formatted(stack.program("gateway-2").pid(), stack.port(Port.INBOX)));
        assertThat(stack.run("logs", "gateway-2").output()).contains("ready in");
        RunningStack.signal(stack.program("gateway-2"), "KILL");
        await().atMost(Duration.ofSeconds(30)).until(() -> stack.said().contains("gateway-2   is up again"));
        assertThat(stack.run("down").exitCode()).isZero();
        assertThat(stack.processes()).isEmpty();
    }

    @Test
    void a_rolling_restart_starts_one_after_the_other_again() throws Exception {
        stack.with(Scale.VARIABLE, "gateway=2").startAndWait();
        var before = List.of(stack.program("gateway"), stack.program("gateway-2"));

        var roll = stack.fromAnotherTerminal().run("roll");

        assertThat(roll.output()).containsSubsequence("gateway     ready again", "gateway-2   ready again");
        assertThat(List.of(stack.program("gateway"), stack.program("gateway-2")))
                .doesNotContainAnyElementsOf(before);
        assertThat(stack.said()).contains("ended as it was told to").doesNotContain("ended by itself");
        assertThat(stack.run("roll", "mail").output()).contains("There is no \"mail\"");
        stack.run("down");
        assertThat(stack.run("roll").output()).contains("The stack is not up");
    }

    @Test
    void one_that_a_killed_up_left_is_stopped_by_the_next_also_if_that_has_fewer() throws Exception {
        stack.with(Scale.VARIABLE, "gateway=2").startAndWait();
        var second = stack.program("gateway-2");
        stack.up().destroyForcibly().waitFor();

        stack.with(Scale.VARIABLE, "").startAndWait();

        await("whoever has to notice that it ended").until(() -> !second.isAlive());
        assertThat(stack.run("status").output().lines()).hasSize(1);
    }

    @Test
    void a_port_that_somebody_else_has_is_named() throws Exception {
        try (var taken = new ServerSocket(stack.port(Port.INBOX))) {
            var up = stack.with(Scale.VARIABLE, "gateway=2").runUp();

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.output())
                    .contains("somebody else has port %d (HANDOFF_GATEWAY_2_PORT)".formatted(taken.getLocalPort()));
        }
    }

    @Test
    void a_further_instance_is_a_hundred_ports_above_or_where_it_is_told() {
        var settings = settings(Map.of("HANDOFF_INBOX_PORT", "9081", "HANDOFF_INBOX_3_PORT", "9999"));

        assertThat(settings.port(Port.INBOX, 1)).isEqualTo(new Listening("HANDOFF_INBOX_PORT", 9081));
        assertThat(settings.port(Port.INBOX, 2)).isEqualTo(new Listening("HANDOFF_INBOX_2_PORT", 9181));
        assertThat(settings.port(Port.INBOX, 3)).isEqualTo(new Listening("HANDOFF_INBOX_3_PORT", 9999));
        assertThat(settings.port(Port.GATEWAY_MANAGEMENT, 2))
                .isEqualTo(new Listening("HANDOFF_GATEWAY_2_MANAGEMENT_PORT", 8190));
    }

    @Test
    void how_many_there_are_is_said_with_up() {
        for (var arguments :
                List.of(List.of("up", "--scale", "inbox=2,gateway=3"), List.of("up", "--scale=inbox=2,gateway=3"))) {
            var settings = Scale.asked(settings(Map.of(Scale.VARIABLE, "inbox=9")), arguments);

            assertThat(settings.instances("inbox")).isEqualTo(2);
            assertThat(settings.instances("gateway")).isEqualTo(3);
            assertThat(settings.instances("exports")).isEqualTo(1);
        }
        assertThat(Scale.asked(settings(Map.of(Scale.VARIABLE, "inbox=9")), List.of("up"))
                        .instances("inbox"))
                .isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox", "inbox=0", "inbox=two", "inbox=10", "kafka=2", "inbox=2;gateway=2"})
    void what_is_no_number_of_instances_is_refused(String scale) {
        assertThatThrownBy(() -> settings(Map.of(Scale.VARIABLE, scale)).instances("inbox"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is no number of instances");
    }

    private static Settings settings(Map<String, String> environment) {
        return Settings.of(Path.of("/src/handoff"), Path.of("/src/here"), environment);
    }
}
