package dev.handoff.contact.escalation;

import dev.handoff.events.conversation.Channel;
import dev.handoff.events.conversation.ContactReference;
import dev.handoff.events.conversation.ConversationEvent.Escalated;
import dev.handoff.events.conversation.ConversationEvent.Started;
import java.util.Optional;
import java.util.Set;

/** A conversation that began, and with whom. Of one that an agent started the contact is known by their id. */
record Beginning(String conversationId, Channel channel, ContactReference contact) {

    static final Set<Class<?>> TYPES = Set.of(Escalated.class, Started.class);

    /** Empty for whatever else happens to conversations. */
    static Optional<Beginning> of(Object event) {
        return switch (event) {
            case Escalated escalated ->
                Optional.of(new Beginning(escalated.conversationId(), escalated.channel(), escalated.contact()));
            case Started started ->
                Optional.of(new Beginning(started.conversationId(), started.channel(), started.contact()));
            default -> Optional.empty();
        };
    }
}
