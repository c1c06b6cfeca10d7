package dev.handoff.starter.operations;

import dev.handoff.starter.problem.Refusal;

/** 409: events are being sent again already. */
public final class AlreadyRepublishing extends Refusal {

    private static final long serialVersionUID = 1L;

    public AlreadyRepublishing() {
        super(
                409,
                "already-republishing",
                "Events are being published again already. Wait for it, resume it if it is paused, or cancel it by DELETE"
                        + " of its replay.");
    }
}
