package dev.handoff.gateway.security;

import dev.handoff.gateway.answer.Problem;
import dev.handoff.gateway.answer.Refusal;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Nobody may do this without a session or token, or with this token. */
public class Unauthenticated extends Refusal {

    public Unauthenticated(boolean tokenGiven) {
        super(
                Problem.UNAUTHENTICATED,
                tokenGiven
                        ? "The token is not valid: it may have expired, or come from another issuer."
                        : "Sign in, or send a token as `Authorization: Bearer <token>`.",
                Map.of(HttpHeaders.WWW_AUTHENTICATE, tokenGiven ? "Bearer error=\"invalid_token\"" : "Bearer"));
    }
}
