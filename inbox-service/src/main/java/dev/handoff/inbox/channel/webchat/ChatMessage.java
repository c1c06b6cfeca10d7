package dev.handoff.inbox.channel.webchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.handoff.events.PersonalData;
import java.time.Instant;

/**
 * Something that was said, as a visitor sees it.
 *
 * @param from {@code visitor}, {@code bot} or {@code agent}
 * @param name what the agent is called; absent where no agent said it
 */
record ChatMessage(
        String messageId,
        String from,
        @JsonInclude(JsonInclude.Include.NON_NULL) String name,
        @PersonalData String text,
        Instant at) {}
