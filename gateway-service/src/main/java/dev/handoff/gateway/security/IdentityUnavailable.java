package dev.handoff.gateway.security;

import dev.handoff.gateway.answer.Problem;
import dev.handoff.gateway.answer.Refusal;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** The issuer's keys cannot be had, so nobody can say whether a token is good. */
class IdentityUnavailable extends Refusal {

    IdentityUnavailable() {
        super(
                Problem.UNAVAILABLE,
                "The identity provider cannot be reached: tokens cannot be checked.",
                Map.of(HttpHeaders.RETRY_AFTER, "2"));
    }
}
