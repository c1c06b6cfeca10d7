package dev.handoff.starter.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Remembers good tokens for a minute, since reading one and checking its signature takes longer than most requests. What a
 * token says, such as until when it is good, is looked at each time.
 */
final class CheckedTokens implements JwtDecoder, BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /** Some 2 kB each. */
    private static final int MOST = 1_000;

    private final BearerTokenResolver resolver = new DefaultBearerTokenResolver();
    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> good =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    /** @param validator of what a token says; the decoder calls it, too */
    CheckedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> validator) {
        this.decoder = decoder;
        this.validator = validator;
    }

    /** A token that is known need not be looked at again for what no token may hold: that takes longer than to find it here. */
    @Override
    public String resolve(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.startsWith(SCHEME)) {
            var token = authorization.substring(SCHEME.length());
            if (good.getIfPresent(token) != null) return token;
        }
        return resolver.resolve(request);
    }

    @Override
    public Jwt decode(String token) {
        var known = good.getIfPresent(token);
        if (known != null && !validator.validate(known).hasErrors()) return known;
        var checked = decoder.decode(token);
        good.put(token, checked);
        return checked;
    }
}
