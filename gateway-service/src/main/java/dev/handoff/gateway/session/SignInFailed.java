package dev.handoff.gateway.session;

import dev.handoff.gateway.answer.Problem;
import dev.handoff.gateway.answer.Refusal;
import java.util.Map;

/** Somebody came back from the identity provider, and still is not signed in. */
class SignInFailed extends Refusal {

    private SignInFailed(Problem problem, String detail) {
        super(problem, detail, Map.of());
    }

    /** The person has no access, or has called it off. */
    static SignInFailed denied() {
        return new SignInFailed(Problem.FORBIDDEN, "The identity provider says that you may not sign in here.");
    }

    /** What was brought back is not what the provider gave, or is not good any more. */
    static SignInFailed refused() {
        return new SignInFailed(Problem.FORBIDDEN, "The identity provider did not confirm this sign-in.");
    }

    /** It was begun too long ago, in another browser, or never; or it has already come to its end. */
    static SignInFailed unknown() {
        return new SignInFailed(Problem.INVALID_REQUEST, "This sign-in is too old, or was begun in another browser.");
    }
}
