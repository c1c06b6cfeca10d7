package dev.handoff.starter.store;

import dev.handoff.starter.problem.Refusal;

/** 503: the writer's queue is full. Nothing was stored; the caller may try again in a moment. */
public final class StoreBusy extends Refusal {

    private static final long serialVersionUID = 1L;

    StoreBusy() {
        super(503, "unavailable", "More is being written than can be stored at once. Try again in a moment.");
    }
}
