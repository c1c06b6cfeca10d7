package dev.handoff.inbox.channel.webchat;

import dev.handoff.starter.problem.Refusal;

/** 429: more than a visitor needs. */
final class TooManyRequests extends Refusal {

    private static final long serialVersionUID = 1L;

    TooManyRequests(String detail) {
        super(429, "too-many-requests", detail);
    }
}
