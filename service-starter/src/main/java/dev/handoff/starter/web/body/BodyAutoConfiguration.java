package dev.handoff.starter.web.body;

import jakarta.validation.Validator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;

/** Request bodies are read strictly, and only so much of them. */
@AutoConfiguration(after = ValidationAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class BodyAutoConfiguration {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer strictBodies(Validator validator) {
        var converter = new StrictBodyConverter(new RecordReader(validator));
        return converters -> converters.addCustomConverter(converter);
    }

    /** Behind security: a stranger learns first that he is one. */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(@Value("${handoff.web.max-body:256KB}") DataSize maxBody) {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(maxBody.toBytes()));
        registration.setOrder(-60);
        return registration;
    }
}
