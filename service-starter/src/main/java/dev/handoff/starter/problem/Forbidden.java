package dev.handoff.starter.problem;

/** 403: the caller's role, or not being the assignee or owner, forbids it. */
public final class Forbidden extends Refusal {

    private static final long serialVersionUID = 1L;

    public Forbidden(String detail) {
        super(403, "forbidden", detail);
    }
}
