package dev.handoff.inbox.folder;

import dev.handoff.events.conversation.ContactReference;
import dev.handoff.events.conversation.ConversationEvent;
import dev.handoff.events.conversation.ConversationEvent.Escalated;
import dev.handoff.events.conversation.ConversationEvent.Started;
import dev.handoff.starter.store.ArrayStatement;
import dev.handoff.starter.store.Pipeline;
import java.util.List;
import java.util.Optional;

/**
 * What a conversation began with: never changes. It is the row in {@code escalations}, also of one that an agent
 * started.
 *
 * @param inbox which of the team's inboxes it belongs to, for good
 * @param helpMessage the headline: what the visitor needs, or the first message of the agent who started it
 * @param startedBy the agent, or null where a bot escalated
 */
record Beginning(String conversationId, String inbox, ContactReference contact, String helpMessage, String startedBy) {

    static Optional<Beginning> of(ConversationEvent event) {
        return switch (event) {
            case Escalated escalated ->
                Optional.of(new Beginning(
                        escalated.conversationId(),
                        escalated.inbox(),
                        escalated.contact(),
                        escalated.helpMessage(),
                        null));
            case Started started ->
                Optional.of(new Beginning(
                        started.conversationId(),
                        started.inbox(),
                        started.contact(),
                        started.text(),
                        started.startedBy()));
            default -> Optional.empty();
        };
    }

    /** One statement: that an inbox is there costs the command none of its own. */
    static void write(List<Beginning> beginnings, Pipeline pipeline) {
        if (beginnings.isEmpty()) return;
        ArrayStatement.over(beginnings, """
                        with there as (
                            insert into inboxes (name) select distinct name from unnest(?::text[]) as name
                            on conflict do nothing)
                        insert into escalations (conversation_id, contact_id, external_id, display_name, email, phone,
                            help_message, started_by)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[])""")
                .text(Beginning::inbox)
                .text(Beginning::conversationId)
                .text(beginning -> beginning.contact().contactId())
                .text(beginning -> beginning.contact().externalId())
                .text(beginning -> beginning.contact().displayName())
                .text(beginning -> beginning.contact().email())
                .text(beginning -> beginning.contact().phone())
                .text(Beginning::helpMessage)
                .text(Beginning::startedBy)
                .addTo(pipeline);
    }
}
