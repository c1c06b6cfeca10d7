package dev.handoff.inbox.conversation;

import dev.handoff.starter.problem.Refusal;

/** 409: nobody has the conversation; it has to be assigned before it can be handed on, joined or closed. */
final class NotAssigned extends Refusal {

    private static final long serialVersionUID = 1L;

    NotAssigned() {
        super(409, "not-assigned", "Nobody has this conversation yet: assign it first.");
    }
}
