package dev.handoff.starter.problem;

/** 404: no such conversation, contact, tag, export, agent or folder. */
public final class NotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    public NotFound(String what, String id) {
        super(404, "not-found", "There is no " + what + " " + id + ".");
    }
}
