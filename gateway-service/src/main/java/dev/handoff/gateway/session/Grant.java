package dev.handoff.gateway.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tokens that the provider has given. */
record Grant(
        String accessToken,
        Instant ends,
        @Nullable String refreshToken,
        @Nullable String idToken) {}
