package dev.handoff.starter.operations;

import dev.handoff.starter.problem.Refusal;

/** 409: what it did cannot be done again unnoticed. */
public final class NotReplayable extends Refusal {

    private static final long serialVersionUID = 1L;

    /** @param why a sentence for people */
    public NotReplayable(String name, String why) {
        super(409, "not-replayable", name + " cannot be replayed: " + why);
    }
}
