package dev.handoff.starter.web;

import dev.handoff.starter.problem.Unauthenticated;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Finds who calls. */
public final class Callers {

    private Callers() {}

    /**
     * The caller of the current request.
     *
     * @throws Unauthenticated if nobody showed a token
     */
    public static Caller current() {
        return find().orElseThrow(Unauthenticated::new);
    }

    public static Optional<Caller> find() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(JwtAuthenticationToken.class::isInstance)
                .map(authentication -> of(((JwtAuthenticationToken) authentication).getToken()));
    }

    private static Caller of(Jwt token) {
        var name = token.getClaimAsString("name");
        var roles = Optional.ofNullable(token.getClaimAsStringList("roles"));
        return new Caller(
                token.getSubject(),
                name == null || name.isBlank() ? token.getSubject() : name,
                roles.map(Set::copyOf).orElse(Set.of()));
    }
}
