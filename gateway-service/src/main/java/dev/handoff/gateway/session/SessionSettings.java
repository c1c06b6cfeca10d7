package dev.handoff.gateway.session;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long a browser stays signed in.
 *
 * @param keys that cookies are sealed with, 32 bytes each in base64; the first seals, all of them open; none: one is made
 * @param lasts the longest a session lives, however often it is renewed
 * @param renewBefore how long before its end an access token is exchanged for a new one; at most half of its life
 */
@ConfigurationProperties("handoff.session")
record SessionSettings(@Nullable List<String> keys, Duration lasts, Duration renewBefore) {

    SessionSettings {
        keys = keys == null ? List.of() : List.copyOf(keys);
        if (!lasts.isPositive()) throw new IllegalArgumentException("HANDOFF_SESSION_LASTS must be positive: " + lasts);
        if (renewBefore.isNegative())
            throw new IllegalArgumentException("HANDOFF_SESSION_RENEW_BEFORE must not be negative: " + renewBefore);
    }
}
