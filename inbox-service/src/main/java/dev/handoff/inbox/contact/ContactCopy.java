package dev.handoff.inbox.contact;

import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.Deleted;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.events.contact.ContactEvent.Engaged;
import dev.handoff.starter.messaging.ReceivedEvent;
import dev.handoff.starter.store.ArrayStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What the inbox knows of contacts, and who engaged in which conversation. Written batch by batch, each in one
 * transaction; what it has already, told by the contact's sequence, changes nothing when it is delivered again.
 */
@Component
class ContactCopy {

    /** @param details null if the contact is deleted */
    private record Known(String contactId, long sequence, ContactDetails details) {

        private <T> T detail(Function<ContactDetails, T> field) {
            return details == null ? null : field.apply(details);
        }
    }

    /** Brings the copy up to the events, in their order, and tells all instances which conversations that concerns. */
    void write(List<ReceivedEvent> events, Connection connection) throws SQLException {
        Map<String, Known> contacts = new LinkedHashMap<>();
        Map<String, Engaged> engagements = new LinkedHashMap<>();
        for (var event : events) {
            switch (event.payload()) {
                case Created created -> keepLatest(contacts, event, created.details());
                case DetailsChanged changed -> keepLatest(contacts, event, changed.details());
                case Deleted _ -> keepLatest(contacts, event, null);
                case Engaged engaged -> engagements.put(engaged.conversationId(), engaged);
                default -> {
                    // tags are no business of the inbox
                }
            }
        }
        if (contacts.isEmpty() && engagements.isEmpty()) return;
        copy(List.copyOf(contacts.values()), connection);
        link(List.copyOf(engagements.values()), connection);
        ContactSignals.send(List.copyOf(contacts.keySet()), List.copyOf(engagements.keySet()), connection);
    }

    /** Of a delivery that begins again in the middle of a batch, the earlier part may come after the later one. */
    private static void keepLatest(Map<String, Known> contacts, ReceivedEvent event, ContactDetails details) {
        contacts.merge(
                event.subject(),
                new Known(event.subject(), event.sequence(), details),
                (before, now) -> before.sequence() > now.sequence() ? before : now);
    }

    private static void copy(List<Known> contacts, Connection connection) throws SQLException {
        ArrayStatement.over(contacts, """
                        insert into contact_copy as c (contact_id, sequence, deleted, display_name, email, phone,
                            external_id)
                        select * from unnest(?::text[], ?::bigint[], ?::bool[], ?::text[], ?::text[], ?::text[],
                            ?::text[])
                        on conflict (contact_id) do update set
                            sequence = excluded.sequence,
                            deleted = excluded.deleted,
                            display_name = excluded.display_name,
                            email = excluded.email,
                            phone = excluded.phone,
                            external_id = excluded.external_id
                        where c.sequence < excluded.sequence""")
                .text(Known::contactId)
                .bigint(Known::sequence)
                .bool(known -> known.details() == null)
                .text(known -> known.detail(ContactDetails::displayName))
                .text(known -> known.detail(ContactDetails::email))
                .text(known -> known.detail(ContactDetails::phone))
                .text(known -> known.detail(ContactDetails::externalId))
                .execute(connection);
    }

    private static void link(List<Engaged> engagements, Connection connection) throws SQLException {
        ArrayStatement.over(new ArrayList<>(engagements), """
                        insert into conversation_contacts (conversation_id, contact_id)
                        select * from unnest(?::text[], ?::text[])
                        on conflict (conversation_id) do nothing""")
                .text(Engaged::conversationId)
                .text(Engaged::contactId)
                .execute(connection);
    }
}
