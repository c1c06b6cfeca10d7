package dev.handoff.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.handoff.gateway.security.Tokens;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Exchanges each refresh token once. A page asks for many things at a time: all wait for the one answer, and those that come
 * a moment later with the old cookie get it too, since many providers take a refresh token that comes twice for a stolen one.
 */
@Component
class Renewals {

    private static final Logger log = LoggerFactory.getLogger(Renewals.class);
    private static final Duration FOR_STRAGGLERS = Duration.ofMinutes(1);
    /** A provider that is away is not asked again for each request. */
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private static final int REMEMBERED = 2_000;

    /** @param sealed the same characters for all answers, so that parts of two cookies never mix */
    record Renewed(Session session, String sealed) {}

    private record Which(String session, Instant accessEnds) {}

    private final Grants grants;
    private final Tokens tokens;
    private final Seal seal;
    private final SessionSettings settings;
    private final Cache<Which, Mono<Renewed>> underWay = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(FOR_STRAGGLERS)
            .build();

    Renewals(Grants grants, Tokens tokens, Seal seal, SessionSettings settings) {
        this.grants = grants;
        this.tokens = tokens;
        this.seal = seal;
        this.settings = settings;
    }

    /** The session with new tokens; empty if the provider refuses; fails if it cannot be asked. */
    Mono<Renewed> of(Session session) {
        return underWay.get(
                new Which(session.id(), session.accessEnds()),
                _ -> renew(session).cache(_ -> FOR_STRAGGLERS, _ -> AFTER_A_FAILURE, () -> FOR_STRAGGLERS));
    }

    private Mono<Renewed> renew(Session session) {
        return grants.anew(session)
                .flatMap(grant -> tokens.check(grant.accessToken())
                        .filter(caller -> caller.subject().equals(session.subject()))
                        .map(_ -> session.with(grant, settings.renewBefore())))
                .map(renewed -> new Renewed(renewed, seal.close(Sessions.PURPOSE, renewed)))
                .doOnSuccess(renewed -> {
                    if (renewed == null) log.info("A session of {} is not renewed by the provider", session.subject());
                });
    }
}
