package dev.handoff.inbox.conversation;

import dev.handoff.starter.problem.Refusal;

/** 422: a conversation was to go to somebody who does not exist. */
final class UnknownAgent extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownAgent(String agentId) {
        super(422, "unknown-agent", "There is no agent " + agentId + ".");
    }
}
