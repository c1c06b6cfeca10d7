package dev.handoff.starter.web;

import dev.handoff.starter.command.ExpectedVersion;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What controllers may take as parameters, and what is refused before they are asked. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class WebAutoConfiguration implements WebMvcConfigurer {

    @Bean
    LeavingFilter leavingFilter(ApplicationAvailability availability, @Value("${handoff.web.drain}") Duration drain) {
        return new LeavingFilter(availability, drain);
    }

    @Bean
    FilterRegistrationBean<LeavingFilter> leavingFilterFirst(LeavingFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new RolesInterceptor());
        interceptors.addInterceptor(new ParametersInterceptor());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.addAll(List.of(
                new Argument<>(Caller.class, request -> Callers.current()),
                new Argument<>(ExpectedVersion.class, IfMatch::of),
                new Argument<>(Limit.class, request -> Limit.of(request.getParameter(Limit.NAME))),
                new Argument<>(Cursor.class, request -> new Cursor(request.getParameter("cursor")))));
    }

    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(new TextToInstant());
        formatters.addConverterFactory(new TextToEnum());
    }
}
