package dev.handoff.starter.operations;

import dev.handoff.starter.problem.Refusal;

/** 409: what is written in the transaction of a command cannot stand still. */
public final class NotPausable extends Refusal {

    private static final long serialVersionUID = 1L;

    /** @param why a sentence for people */
    public NotPausable(String name, String why) {
        super(409, "not-pausable", name + " cannot be paused: " + why);
    }
}
