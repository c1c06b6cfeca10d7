package dev.handoff.inbox.conversation;

import dev.handoff.events.PersonalData;
import dev.handoff.events.conversation.Channel;
import dev.handoff.events.conversation.ContactReference;
import dev.handoff.events.conversation.TranscriptLine;
import dev.handoff.events.conversation.TranscriptLine.Speaker;
import dev.handoff.inbox.conversation.ConversationCommand.Escalate;
import dev.handoff.starter.web.Id;
import dev.handoff.starter.web.Text;
import dev.handoff.starter.web.Trimmed;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a bot platform tells when it hands a conversation to people.
 *
 * @param conversationId the platform's own id, if it has one; the same one again adds nothing
 * @param inbox which of the team's inboxes; {@code default} if it is absent
 * @param contact who writes, as far as it is known; may be empty
 * @param helpMessage what the visitor needs
 * @param transcript what visitor and bot said before, oldest first
 */
record EscalationRequest(
        @Id String conversationId,
        @NotNull Channel channel,
        @Text(max = 64) String inbox,
        @NotNull Visitor contact,

        @NotNull @Text(max = 10_000, multiline = true) @PersonalData
        String helpMessage,

        List<@NotNull Line> transcript) {

    /** Who writes. An e-mail address or phone number that is none is contact-service's to pass over. */
    @Trimmed
    record Visitor(
            @Id String contactId,
            @Text @PersonalData String externalId,
            @Text @PersonalData String displayName,
            @Text @PersonalData String email,
            @Text @PersonalData String phone) {}

    /** One thing that was said before. */
    record Line(
            @NotNull Speaker from,

            @NotNull @Text(max = 10_000, multiline = true) @PersonalData
            String text,

            @NotNull Instant at) {}

    Escalate asCommand(String id) {
        return new Escalate(
                id,
                channel,
                Optional.ofNullable(inbox).orElse("default"),
                new ContactReference(
                        contact.contactId, contact.externalId, contact.displayName, contact.email, contact.phone),
                helpMessage,
                Optional.ofNullable(transcript).orElse(List.of()).stream()
                        .map(line -> new TranscriptLine(line.from, line.text, line.at))
                        .toList());
    }
}
