package dev.handoff.gateway.security;

import dev.handoff.gateway.answer.Problem;
import dev.handoff.gateway.answer.Refusal;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** The identity provider does not answer, so nobody can sign in, and nobody can say whether a token is good. */
public class IdentityUnavailable extends Refusal {

    public IdentityUnavailable() {
        super(
                Problem.UNAVAILABLE,
                "The identity provider cannot be reached: nobody can be signed in, and no token be checked.",
                Map.of(HttpHeaders.RETRY_AFTER, "2"));
    }
}
