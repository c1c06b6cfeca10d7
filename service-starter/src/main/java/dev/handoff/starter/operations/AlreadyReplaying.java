package dev.handoff.starter.operations;

import dev.handoff.starter.problem.Refusal;

/** 409: a replay or comparison of this projection is not done yet. */
public final class AlreadyReplaying extends Refusal {

    private static final long serialVersionUID = 1L;

    public AlreadyReplaying(String name) {
        super(
                409,
                "already-replaying",
                "A replay or comparison of " + name + " is not done yet. Wait for it, resume it if it is paused, or"
                        + " cancel it by DELETE.");
    }
}
