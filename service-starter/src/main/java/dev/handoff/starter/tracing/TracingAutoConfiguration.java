package dev.handoff.starter.tracing;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.RecordInterceptor;

/** Traces, if they are turned on. Otherwise none of these is there, and nobody asks for them. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@ConditionalOnProperty(name = "handoff.tracing.enabled", havingValue = "on")
class TracingAutoConfiguration {

    /** Static, since it is there before whatever is wrapped. */
    @Bean(destroyMethod = "close")
    static Spans spans(
            @Value("${spring.application.name:handoff}") String service,
            @Value("${handoff.tracing.endpoint}") String endpoint) {
        return new Spans(service, endpoint);
    }

    @Bean
    static BeanPostProcessor stepSpans(Spans spans) {
        return new StepSpans(spans);
    }

    @Bean
    static BeanPostProcessor publishedSpans(Spans spans) {
        PublishedSpans.use(spans);
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof KafkaProperties kafka)
                    kafka.getProducer()
                            .getProperties()
                            .put(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, PublishedSpans.class.getName());
                return bean;
            }
        };
    }

    @Bean
    RecordInterceptor<Object, Object> consumedSpans(Spans spans) {
        return new ConsumedSpans.OneByOne(spans);
    }

    @Bean
    BatchInterceptor<Object, Object> consumedBatchSpans(Spans spans) {
        return new ConsumedSpans.Together(spans);
    }

    /** Behind the filter that knows the correlation id. */
    @Bean
    FilterRegistrationBean<RequestSpans> requestSpans(Spans spans) {
        var registration = new FilterRegistrationBean<>(new RequestSpans(spans));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
