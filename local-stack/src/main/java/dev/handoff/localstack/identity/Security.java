package dev.handoff.localstack.identity;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** The protocol's addresses, and a sign-in form for people. */
@Configuration(proxyBeanMethods = false)
class Security {

    private final String gateway;

    Security(@Value("${handoff.gateways}") List<String> gateways) {
        gateway = gateways.getFirst() + "/";
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain protocol(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(oidc -> oidc.logoutEndpoint(logout -> logout.errorResponseHandler(signOutAnyway())));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(LoginPage.PATH),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    /** What was issued is forgotten when this server ends; whoever signs out with it afterwards is signed out all the same. */
    private AuthenticationFailureHandler signOutAnyway() {
        var session = new SecurityContextLogoutHandler();
        return (request, response, _) -> {
            session.logout(request, response, null);
            response.sendRedirect(gateway);
        };
    }

    @Bean
    SecurityFilterChain signIn(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(Readiness.PATH, LoginPage.STYLE)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                // Who came here by the address of this server, and not to sign in somewhere, goes to the gateway.
                .formLogin(form -> form.loginPage(LoginPage.PATH)
                        .defaultSuccessUrl(gateway)
                        .permitAll())
                .build();
    }
}
