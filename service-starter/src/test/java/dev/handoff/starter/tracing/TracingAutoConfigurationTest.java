package dev.handoff.starter.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TracingAutoConfigurationTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(PropertyPlaceholderAutoConfiguration.class, TracingAutoConfiguration.class))
            .withPropertyValues("handoff.tracing.collector=${HANDOFF_TRACES_TO:}");

    @Test
    void nothing_that_could_trace_is_there_unless_somebody_wants_traces() {
        service.run(context -> {
            assertThat(context).doesNotHaveBean(TracingAutoConfiguration.class).doesNotHaveBean(Spans.class);
            assertThat(isSenderAtWork()).isFalse();
        });
    }

    @Test
    void traces_are_wanted_where_there_is_a_collector() {
        service.withPropertyValues("HANDOFF_TRACES_TO=http://localhost:4318/v1/traces")
                .run(context -> {
                    assertThat(context).hasSingleBean(Spans.class);
                    assertThat(isSenderAtWork()).isTrue();
                });
        await("its end").until(() -> !isSenderAtWork());
    }

    private static boolean isSenderAtWork() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .anyMatch(name -> name.startsWith("BatchSpanProcessor"));
    }
}
