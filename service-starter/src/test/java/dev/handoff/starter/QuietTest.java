package dev.handoff.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.starter.command.Commands;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.store.SampleCounter;
import dev.handoff.starter.store.SampleCounter.Begin;
import dev.handoff.starter.store.SampleCounter.Count;
import dev.handoff.starter.testing.PostgresForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

/** What a service must not say: whoever reads its log looks for what they can act on. */
@ExtendWith(OutputCaptureExtension.class)
class QuietTest {

    /** Nothing listens there. */
    private static final String NO_KAFKA = "localhost:1";

    @EnableAutoConfiguration
    @Import(SampleCounter.Beans.class)
    static class Service {}

    @Test
    void neither_a_callers_mistake_nor_a_stop_while_kafka_is_away_leaves_a_stack_trace(CapturedOutput log) {
        try (var service = new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + PostgresForTests.newDatabase(),
                        "--spring.datasource.username=",
                        "--spring.datasource.password=",
                        "--spring.flyway.locations=classpath:db/store,classpath:db/deadletter",
                        "--spring.kafka.bootstrap-servers=" + NO_KAFKA,
                        "--logging.level.org.apache.kafka=error")) {
            var commands = service.getBean(Commands.class);
            assertThatThrownBy(() -> commands.send(new Count("nobody", ExpectedVersion.ANY)))
                    .isInstanceOf(NotFound.class);
            commands.send(new Begin("somebody"));
        }
        assertThat(log.getAll()).doesNotContain("\tat ", "AxonIQ", "Producer closed");
    }
}
