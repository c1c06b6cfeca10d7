package dev.handoff.starter.tracing;

import dev.handoff.starter.publish.PublishAutoConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.kafka.core.ProducerPostProcessor;
import org.springframework.kafka.listener.BatchInterceptor;

/** Traces, if they are wanted. Otherwise none of these is there, and nobody asks for them. */
@AutoConfiguration(before = {KafkaAutoConfiguration.class, PublishAutoConfiguration.class})
@Conditional(TracesWanted.class)
class TracingAutoConfiguration {

    /** Static, since it is there before whatever is wrapped. */
    @Bean(destroyMethod = "close")
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Spans spans(
            @Value("${spring.application.name:handoff}") String service,
            @Value("${" + TracesWanted.COLLECTOR + "}") String collector) {
        return new Spans(service, collector);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static BeanPostProcessor stepSpans(Spans spans) {
        return new StepSpans(spans);
    }

    @Bean
    ProducerPostProcessor<String, byte[]> publishedSpans(Spans spans) {
        return new PublishedSpans(spans);
    }

    @Bean
    BatchInterceptor<Object, Object> consumedSpans(Spans spans) {
        return new ConsumedSpans(spans);
    }

    /** Behind the filter that knows the correlation id. */
    @Bean
    FilterRegistrationBean<RequestSpans> requestSpans(Spans spans) {
        var registration = new FilterRegistrationBean<>(new RequestSpans(spans));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
