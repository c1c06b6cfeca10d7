package dev.handoff.inbox.channel.webchat;

import dev.handoff.events.PersonalData;
import java.time.Instant;

/**
 * What visitor or bot said to each other, with nobody of the team about.
 *
 * @param number goes up within a visit
 * @param sender {@code visitor} or {@code bot}
 * @param position the end of the store when it was said
 */
record Line(
        long number,
        String messageId,
        String sender,
        @PersonalData String text,
        long position,
        Instant at) {

    boolean isVisitors() {
        return sender.equals("visitor");
    }

    ChatMessage asMessage() {
        return new ChatMessage(messageId, sender, null, text, at);
    }
}
