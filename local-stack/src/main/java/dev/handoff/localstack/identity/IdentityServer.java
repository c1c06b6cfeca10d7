package dev.handoff.localstack.identity;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** The identity server of one machine: OIDC with a handful of people everyone knows the passwords of. */
@SpringBootApplication(proxyBeanMethods = false)
public class IdentityServer {

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "identity");
        SpringApplication.run(IdentityServer.class, arguments);
    }

    @Bean
    AuthorizationServerSettings issuer(@Value("${handoff.issuer}") String issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    @Bean
    RegisteredClientRepository clients(@Value("${handoff.gateways}") List<String> gateways) {
        return Clients.all(gateways);
    }

    @Bean
    JWKSource<SecurityContext> keys(@Value("${handoff.identity-folder}") Path folder) throws IOException {
        return new ImmutableJWKSet<>(SigningKey.in(folder));
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(Arrays.stream(Person.values())
                .filter(Person::isHuman)
                .map(person -> User.withUsername(person.id())
                        .password("{noop}" + person.id())
                        .roles(person.role())
                        .build())
                .toList());
    }

    /** What the services read: who it is, and what they may do. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return context -> Person.of(context.getPrincipal().getName())
                .ifPresent(person ->
                        context.getClaims().claim("name", person.displayName()).claim("roles", List.of(person.role())));
    }
}
