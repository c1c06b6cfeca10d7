package dev.handoff.starter.problem;

/** 401: no token, or one that is expired, of another issuer, or forged. */
public final class Unauthenticated extends Refusal {

    private static final long serialVersionUID = 1L;

    public Unauthenticated() {
        super(401, "unauthenticated", "This needs a valid bearer token.");
    }
}
