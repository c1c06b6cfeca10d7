package dev.handoff.inbox.channel.webchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * With whom the visitor talks.
 *
 * @param agentName what the agent is called; absent where there is none
 */
record ChatState(
        With state,
        @JsonInclude(JsonInclude.Include.NON_NULL) String agentName) {

    enum With {
        /** Nobody of the team, or no longer. */
        @JsonProperty("bot")
        BOT,
        /** Handed to the team; nobody has joined yet. */
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("agent")
        AGENT,
        /** Ended for good. */
        @JsonProperty("closed")
        CLOSED
    }

    ChatState(With state) {
        this(state, null);
    }
}
