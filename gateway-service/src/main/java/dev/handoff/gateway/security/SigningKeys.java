package dev.handoff.gateway.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's keys, kept for five minutes, and for four hours while the issuer is away. A token signed with an unknown key
 * makes them be fetched again, since keys change, but not more than twice a second, since anybody can invent a key's name.
 */
class SigningKeys implements JWKSource<SecurityContext> {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration KEPT_IN_OUTAGE = Duration.ofHours(4);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(1);
    private static final Duration WAIT_FOR_OTHERS = Duration.ofSeconds(5);

    private final JWKSetSource<SecurityContext> keys;

    SigningKeys(JWKSetSource<SecurityContext> issuer) {
        var tolerant = new OutageTolerantJWKSetSource<>(issuer, KEPT_IN_OUTAGE.toMillis(), null);
        var limited = new RateLimitedJWKSetSource<>(tolerant, BETWEEN_FETCHES.toMillis(), null);
        keys = new CachingJWKSetSource<>(limited, KEPT.toMillis(), WAIT_FOR_OTHERS.toMillis(), null);
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        var now = System.currentTimeMillis();
        var known = keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, context);
        var matching = selector.select(known);
        if (!matching.isEmpty()) return matching;
        try {
            var newest = JWKSetCacheRefreshEvaluator.referenceComparison(known);
            return selector.select(keys.getJWKSet(newest, now, context));
        } catch (RateLimitReachedException _) {
            return List.of();
        }
    }
}
