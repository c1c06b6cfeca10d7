package dev.handoff.inbox.conversation;

import dev.handoff.starter.problem.Refusal;

/** 409: the agent writes in, or leaves, a conversation without having joined it. */
final class NotJoined extends Refusal {

    private static final long serialVersionUID = 1L;

    NotJoined() {
        super(409, "not-joined", "You have not joined this conversation: join it first.");
    }
}
