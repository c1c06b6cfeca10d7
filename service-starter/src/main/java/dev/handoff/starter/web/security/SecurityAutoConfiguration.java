package dev.handoff.starter.web.security;

import dev.handoff.starter.problem.Problems;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Everything under {@code /api} needs a bearer token of the issuer. The rest (the OpenAPI document, and at the
 * management port health and metrics) is open: it tells nothing that is not public, and the gateway routes to none of
 * it but the document.
 */
@AutoConfiguration(before = OAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityAutoConfiguration {

    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384);

    @Bean
    CheckedTokens jwtDecoder(@Value("${handoff.issuer}") String issuer, @Value("${handoff.jwks-uri:}") String jwksUri) {
        var decoder = NimbusJwtDecoder.withJwkSource(new IssuerKeys(issuer, jwksUri))
                .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                // Some providers call access tokens "at+jwt" in their header, most do not: it says nothing here.
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier((type, context) -> {}))
                .build();
        List<OAuth2TokenValidator<Jwt>> validators = List.of(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<String>("sub", sub -> sub != null && !sub.isBlank()));
        var validator = new DelegatingOAuth2TokenValidator<>(validators);
        decoder.setJwtValidator(validator);
        return new CheckedTokens(decoder, validator);
    }

    /** Requests are measured and traced as wholes: who sees each filter of security pays for it with each request. */
    @Bean
    static SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain apiSecurity(HttpSecurity http, CheckedTokens tokens) throws Exception {
        AuthenticationEntryPoint problem = Problems::write;
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers("/api/**")
                                .authenticated()
                                .anyRequest()
                                .permitAll())
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> {}).bearerTokenResolver(tokens).authenticationEntryPoint(problem))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problem).accessDeniedHandler(Problems::write))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable()) // a bearer token is not sent by a browser on its own
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.withObjectPostProcessor(new AtOnce()))
                .logout(logout -> logout.disable())
                .build();
    }

    /**
     * Has headers written before anything answers. A live stream answers on a thread of its own: headers that are written
     * when the request's own thread comes back may meet those that are being sent, and break both.
     */
    private static final class AtOnce implements ObjectPostProcessor<HeaderWriterFilter> {

        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }

    /** Methods that HTTP does not know are Spring MVC's to refuse: it answers 405 and which are allowed. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return Problems::write;
    }

    /** Behind Spring Security's filters (-100). */
    @Bean
    FilterRegistrationBean<OriginFilter> originFilter() {
        var registration = new FilterRegistrationBean<>(new OriginFilter());
        registration.setOrder(-50);
        return registration;
    }
}
