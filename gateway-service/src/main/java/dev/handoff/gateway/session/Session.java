package dev.handoff.gateway.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has signed in with a browser; the content of the cookie.
 *
 * @param id the same from sign-in to sign-out
 * @param subject the agent's id, as the access tokens say it
 * @param accessToken what services are given
 * @param renewAt when to get a new one
 * @param accessEnds when this one is no longer good
 * @param refreshToken what a new one is got for; null: the session ends with the access token
 * @param idToken what the provider wants back at the sign-out
 * @param csrfToken what pages of the gateway know, and pages of others do not
 * @param ends when the session is over, whatever is renewed
 */
record Session(
        String id,
        String subject,
        String accessToken,
        Instant renewAt,
        Instant accessEnds,
        @Nullable String refreshToken,
        String idToken,
        String csrfToken,
        Instant ends) {

    /** The same session with new tokens; an id token or refresh token that did not come stays. */
    Session with(Grant grant, Duration renewBefore) {
        return new Session(
                id,
                subject,
                grant.accessToken(),
                renewAt(grant, renewBefore),
                grant.ends(),
                grant.refreshToken() == null ? refreshToken : grant.refreshToken(),
                grant.idToken() == null ? idToken : grant.idToken(),
                csrfToken,
                ends);
    }

    static Instant renewAt(Grant grant, Duration renewBefore) {
        var half = Duration.between(Instant.now(), grant.ends()).dividedBy(2);
        return grant.ends().minus(renewBefore.compareTo(half) < 0 ? renewBefore : half);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(ends) || (refreshToken == null && hasSpentItsToken(now));
    }

    boolean hasSpentItsToken(Instant now) {
        return !now.isBefore(accessEnds);
    }

    boolean shouldRenew(Instant now) {
        return refreshToken != null && !now.isBefore(renewAt);
    }

    /** When it is over unless the provider refuses to renew it before. */
    Instant lastsUntil() {
        return refreshToken == null && accessEnds.isBefore(ends) ? accessEnds : ends;
    }
}
