package dev.handoff.gateway.security;

import java.util.List;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who calls, as far as the gateway needs to know; the rest of the token is for the services.
 *
 * @param subject the agent's or machine's id
 * @param name as colleagues see it; the subject, if the token has none
 * @param roles what it may do, in the services' opinion
 */
public record Caller(String subject, String name, List<String> roles) {

    static Caller of(Jwt token) {
        var name = token.getClaimAsString("name");
        var roles = token.getClaimAsStringList("roles");
        return new Caller(
                token.getSubject(),
                name == null || name.isBlank() ? token.getSubject() : name,
                roles == null ? List.of() : List.copyOf(roles));
    }

    boolean bot() {
        return roles.contains("bot");
    }
}
