package dev.handoff.inbox.presence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Who is in a conversation at the moment.
 *
 * @param agents in the order of their coming; empty once the last has gone
 */
public record Presence(String conversationId, List<Here> agents) {

    /** An agent who is there, and what they do. */
    record Here(String agentId, String name, Doing state) {}

    /** What an agent does in a conversation. */
    enum Doing {
        @JsonProperty("viewing")
        VIEWING,
        @JsonProperty("typing")
        TYPING
    }
}
