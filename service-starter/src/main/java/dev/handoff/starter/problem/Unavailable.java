package dev.handoff.starter.problem;

/** 503 with {@code Retry-After}: the service or what it stands on cannot take the request now; nothing was done. */
public final class Unavailable extends Refusal {

    private static final long serialVersionUID = 1L;

    public Unavailable(String detail) {
        super(503, "unavailable", detail);
    }
}
