package dev.handoff.inbox.channel.webchat;

import dev.handoff.starter.problem.Problems;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Who may come in: visitors with their own token, and without one only whoever begins a visit. */
@Configuration(proxyBeanMethods = false)
@IfWebchat
@EnableConfigurationProperties(WebchatProperties.class)
class WebchatConfiguration {

    private static final String PATHS = "/api/webchat/**";
    private static final String VISITS = "/api/webchat/visits";

    /** Comes before the one for bearer tokens, which mean nothing here. */
    @Bean
    @Order(0)
    SecurityFilterChain webchatSecurity(HttpSecurity http, VisitorTokens tokens) {
        AuthenticationEntryPoint problem = Problems::write;
        return http.securityMatcher(PATHS)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, VISITS)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .addFilterBefore(new VisitorFilter(tokens), AuthorizationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problem).accessDeniedHandler(Problems::write))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable()) // a visitor's token is not sent by a browser on its own
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }
}
