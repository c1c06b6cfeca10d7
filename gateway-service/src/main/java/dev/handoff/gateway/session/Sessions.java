package dev.handoff.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.handoff.gateway.security.Tokens;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who is signed in. Sessions are where they are needed, in the browser, so every instance knows them and none has to be
 * asked; only which ones were signed out is remembered here, for those who kept a copy of the cookie.
 */
@Component
class Sessions {

    static final String PURPOSE = "session";
    private static final String COOKIE = "handoff_session";
    private static final int RANDOM_BYTES = 24;
    private static final int ENDED_REMEMBERED = 20_000;

    private final SecureRandom random = new SecureRandom();
    private final SessionSettings settings;
    private final Seal seal;
    private final Outside outside;
    private final Tokens tokens;
    private final Renewals renewals;
    private final Cache<String, Boolean> ended;

    Sessions(SessionSettings settings, Seal seal, Outside outside, Tokens tokens, Renewals renewals) {
        this.settings = settings;
        this.seal = seal;
        this.outside = outside;
        this.tokens = tokens;
        this.renewals = renewals;
        this.ended = Caffeine.newBuilder()
                .maximumSize(ENDED_REMEMBERED)
                .expireAfterWrite(settings.lasts())
                .build();
    }

    /** Begins one; the browser gets to know it with this answer. */
    Mono<Session> begin(Grant grant, ServerWebExchange exchange) {
        return tokens.check(grant.accessToken()).map(caller -> {
            var session = new Session(
                    random(),
                    caller.subject(),
                    grant.accessToken(),
                    Session.renewAt(grant, settings.renewBefore()),
                    grant.ends(),
                    grant.refreshToken(),
                    grant.idToken(),
                    csrfToken(caller.subject(), exchange.getRequest()),
                    Instant.now().plus(settings.lasts()));
            cookie(exchange.getRequest()).write(exchange, seal.close(PURPOSE, session), null);
            return session;
        });
    }

    /** The one that this person's other tabs already know, if their session has merely run out. */
    private String csrfToken(String subject, ServerHttpRequest request) {
        return read(request)
                .filter(before -> before.subject().equals(subject))
                .map(Session::csrfToken)
                .orElseGet(this::random);
    }

    /**
     * The session of whoever asks, with an access token that is good for a while: if need be it is renewed, and the browser
     * gets to know that with this answer. Empty if there is none, or it is over; fails with
     * {@link dev.handoff.gateway.security.IdentityUnavailable} if that cannot be said.
     */
    Mono<Session> current(ServerWebExchange exchange) {
        return Mono.justOrEmpty(read(exchange.getRequest())).flatMap(session -> {
            var now = Instant.now();
            if (session.isOver(now)) return Mono.empty();
            return session.shouldRenew(now) ? renewed(session, exchange) : Mono.just(session);
        });
    }

    private Mono<Session> renewed(Session session, ServerWebExchange exchange) {
        return renewals.of(session)
                .map(renewed -> {
                    cookie(exchange.getRequest()).write(exchange, renewed.sealed(), null);
                    return renewed.session();
                })
                // Nobody is sent away for a provider that is out for a moment, or for having been second.
                .onErrorResume(failure -> session.hasSpentItsToken(Instant.now()) ? Mono.error(failure) : Mono.empty())
                .switchIfEmpty(
                        Mono.defer(() -> session.hasSpentItsToken(Instant.now()) ? Mono.empty() : Mono.just(session)));
    }

    /** The session that the request bears, which may be over; empty if it bears none that was not signed out. */
    Optional<Session> read(ServerHttpRequest request) {
        var sealed = cookie(request).read(request);
        return sealed == null
                ? Optional.empty()
                : seal.open(PURPOSE, sealed, Session.class).filter(session -> ended.getIfPresent(session.id()) == null);
    }

    /** Ends it, for the browser and for all copies of its cookie that come to this instance. */
    void end(Session session) {
        ended.put(session.id(), true);
    }

    /** The browser has no session any more once it has this answer. */
    void remove(ServerWebExchange exchange) {
        cookie(exchange.getRequest()).remove(exchange);
    }

    private SealedCookie cookie(ServerHttpRequest request) {
        return new SealedCookie(COOKIE, "/", outside.isSecure(request));
    }

    private String random() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
