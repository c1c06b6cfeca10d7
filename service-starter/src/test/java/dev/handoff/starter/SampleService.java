package dev.handoff.starter;

import dev.handoff.starter.command.CommandAutoConfiguration;
import dev.handoff.starter.deadletter.DeadLetterAutoConfiguration;
import dev.handoff.starter.publish.PublishAutoConfiguration;
import dev.handoff.starter.reaction.ReactionAutoConfiguration;
import dev.handoff.starter.store.EventStoreAutoConfiguration;
import dev.handoff.starter.store.SampleCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A service that has just what the starter gives: a store, commands, reactions and publishing, without HTTP. */
public final class SampleService {

    private SampleService() {}

    /** One instance for each run; several on the same database are what several instances of a service are. */
    public static ApplicationContextRunner on(String databaseUrl, String kafka) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class,
                        FlywayAutoConfiguration.class,
                        KafkaAutoConfiguration.class,
                        DeadLetterAutoConfiguration.class,
                        EventStoreAutoConfiguration.class,
                        CommandAutoConfiguration.class,
                        ReactionAutoConfiguration.class,
                        PublishAutoConfiguration.class))
                .withUserConfiguration(SampleCounter.Beans.class)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(
                        "spring.datasource.url=" + databaseUrl,
                        "spring.flyway.locations=classpath:db/store,classpath:db/deadletter",
                        "spring.kafka.bootstrap-servers=" + kafka);
    }
}
