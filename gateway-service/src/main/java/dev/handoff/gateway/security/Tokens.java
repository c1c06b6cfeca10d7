package dev.handoff.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Checks tokens, each once in a while: a signature costs more than the rest of the way through the gateway, and the same
 * few tokens come again and again. Only good ones are remembered, and never past their end.
 */
@Component
public class Tokens {

    private static final int REMEMBERED = 5_000;
    /** How long a token may outlive the withdrawal of its key. */
    private static final Duration AT_MOST = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(Tokens.class);

    private record Good(Caller caller, Duration stillGood) {}

    private final JwtDecoder decoder;
    private final Cache<String, Good> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.creating((String _, Good good) -> good.stillGood()))
            .build();

    Tokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    /** Whose token this is, if it was found good a moment ago. */
    @Nullable
    Caller recall(String token) {
        var good = remembered.getIfPresent(token);
        return good == null ? null : good.caller();
    }

    /** Whose token this is; fails with {@link Unauthenticated} or {@link IdentityUnavailable}. */
    public Mono<Caller> check(String token) {
        // Keys may have to be fetched, which blocks.
        return Mono.fromCallable(() -> decode(token)).subscribeOn(Schedulers.boundedElastic());
    }

    private Caller decode(String token) {
        try {
            var jwt = decoder.decode(token);
            var caller = Caller.of(jwt);
            remembered.put(token, new Good(caller, stillGood(jwt)));
            return caller;
        } catch (BadJwtException _) {
            throw new Unauthenticated(true);
        } catch (JwtException failure) {
            log.warn("Tokens cannot be checked: {}", failure.getMessage());
            throw new IdentityUnavailable();
        }
    }

    private static Duration stillGood(Jwt token) {
        if (token.getExpiresAt() == null) return AT_MOST;
        var left = Duration.between(Instant.now(), token.getExpiresAt());
        if (left.isNegative()) return Duration.ZERO;
        return left.compareTo(AT_MOST) < 0 ? left : AT_MOST;
    }
}
