package dev.handoff.events.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.handoff.events.PersonalData;
import java.time.Instant;

/**
 * One line of what visitor and bot said to each other before the escalation.
 *
 * @param from who said it
 * @param text what they said
 * @param at when they said it; RFC 3339 in UTC with milliseconds in JSON
 */
public record TranscriptLine(Speaker from, @PersonalData String text, Instant at) {

    /** Who speaks in a transcript. */
    public enum Speaker {
        @JsonProperty("visitor")
        VISITOR,
        @JsonProperty("bot")
        BOT
    }
}
