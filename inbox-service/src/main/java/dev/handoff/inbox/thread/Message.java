package dev.handoff.inbox.thread;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.handoff.events.PersonalData;
import java.time.Instant;

/**
 * Something that was said in a conversation.
 *
 * @param from {@code visitor}, {@code bot} or {@code agent}
 * @param by the agent's id; absent where no agent said it
 */
public record Message(
        String messageId,
        String from,
        @JsonInclude(JsonInclude.Include.NON_NULL) String by,
        @PersonalData String text,
        Instant at) {}
