package dev.handoff.starter.web.idempotency;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code Idempotency-Key}, for services with a database. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(DataSource.class)
class IdempotencyAutoConfiguration {

    @Bean
    KeyedRequests keyedRequests(DataSource database, @Value("${handoff.idempotency.kept:24h}") Duration kept) {
        return new KeyedRequests(JdbcClient.create(database), kept);
    }

    /** Behind the body limit (-60) and the origin (-50). */
    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(KeyedRequests requests) {
        var registration = new FilterRegistrationBean<>(new IdempotencyFilter(requests));
        registration.setOrder(-40);
        return registration;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Purge idempotencyPurge(KeyedRequests requests) {
        return new Purge(requests);
    }
}
