package dev.handoff.gateway.security;

import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who calls, as far as the gateway needs to know; the rest of the token is for the services.
 *
 * @param subject the agent's or machine's id
 * @param bot whether it has role {@code bot}
 */
record Caller(String subject, boolean bot) {

    static Caller of(Jwt token) {
        var roles = token.getClaimAsStringList("roles");
        return new Caller(token.getSubject(), roles != null && roles.contains("bot"));
    }
}
