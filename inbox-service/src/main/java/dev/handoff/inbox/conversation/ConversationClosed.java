package dev.handoff.inbox.conversation;

import dev.handoff.starter.problem.Refusal;

/** 409: the conversation is closed, which is final. */
final class ConversationClosed extends Refusal {

    private static final long serialVersionUID = 1L;

    ConversationClosed() {
        super(409, "conversation-closed", "This conversation is closed for good.");
    }
}
