package dev.handoff.starter.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Setting events aside that cannot be handled, for each service that has a database. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
public class DeadLetterAutoConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    DeadLetters deadLetters(DataSource database) {
        return new DeadLetters(database);
    }

    @Bean
    DeadLetterMetrics deadLetterMetrics(DeadLetters letters, MeterRegistry metrics) {
        return new DeadLetterMetrics(letters, metrics);
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnProperty("spring.application.name")
    DeadLetterController deadLetterController(DeadLetters letters, DataSource database) {
        var list = new DeadLetterList(JdbcClient.create(database));
        return new DeadLetterController(list, new Retrying(letters, list));
    }
}
