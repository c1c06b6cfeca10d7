package dev.handoff.export.contactcopy;

import dev.handoff.events.contact.ContactEvent;
import dev.handoff.starter.messaging.ReceivedEvent;
import dev.handoff.starter.store.ArrayStatement;
import dev.handoff.starter.store.Pipeline;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a batch of events comes to: for each contact the last details, the last tags, and whether it was deleted; written
 * with three statements. Sorted by id, so that two instances that write the same contacts (as happens while partitions
 * move) wait for each other and never in a circle.
 */
final class ContactChanges {

    private final SortedMap<String, ContactDetailsChange> details = new TreeMap<>();
    private final SortedMap<String, ContactTagsChange> tags = new TreeMap<>();
    private final SortedSet<String> deleted = new TreeSet<>();

    static ContactChanges of(List<ReceivedEvent> events) {
        var changes = new ContactChanges();
        events.forEach(changes::add);
        return changes;
    }

    private void add(ReceivedEvent event) {
        if (!(event.payload() instanceof ContactEvent contact)) return;
        var id = contact.contactId();
        switch (contact) {
            case ContactEvent.Created created ->
                add(new ContactDetailsChange(id, event.sequence(), created.details(), event.at(), event.at()));
            case ContactEvent.DetailsChanged changed ->
                add(new ContactDetailsChange(id, event.sequence(), changed.details(), event.at(), event.at()));
            case ContactEvent.TagsChanged changed ->
                tags.merge(
                        id,
                        new ContactTagsChange(id, event.sequence(), changed.tags(), event.at()),
                        ContactTagsChange::and);
            case ContactEvent.Engaged _ -> {
                // changes nothing that is exported
            }
            case ContactEvent.Deleted _ -> deleted.add(id);
        }
    }

    private void add(ContactDetailsChange change) {
        details.merge(change.contactId(), change, ContactDetailsChange::and);
    }

    /** Writes what is newer than what the copy holds. */
    void write(Connection connection) throws SQLException {
        var pipeline = new Pipeline();
        writeDetails(new ArrayList<>(details.values()), pipeline);
        writeTags(new ArrayList<>(tags.values()), pipeline);
        writeDeleted(new ArrayList<>(deleted), pipeline);
        pipeline.run(connection);
    }

    private static void writeDetails(List<ContactDetailsChange> changes, Pipeline pipeline) {
        ArrayStatement.over(changes, """
                insert into contact (contact_id, details_sequence, display_name, first_name, last_name, email, phone,
                    language, time_zone, external_id, search, created_at, details_at)
                select * from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                on conflict (contact_id) do update set
                    (details_sequence, display_name, first_name, last_name, email, phone, language, time_zone,
                        external_id, search, created_at, details_at) =
                    (excluded.details_sequence, excluded.display_name, excluded.first_name, excluded.last_name,
                        excluded.email, excluded.phone, excluded.language, excluded.time_zone, excluded.external_id,
                        excluded.search, coalesce(contact.created_at, excluded.created_at), excluded.details_at)
                where contact.details_sequence < excluded.details_sequence and not contact.deleted""")
                .text(ContactDetailsChange::contactId)
                .bigint(ContactDetailsChange::sequence)
                .text(change -> change.details().displayName())
                .text(change -> change.details().firstName())
                .text(change -> change.details().lastName())
                .text(change -> change.details().email())
                .text(change -> change.details().phone())
                .text(change -> change.details().language())
                .text(change -> change.details().timeZone())
                .text(change -> change.details().externalId())
                .text(ContactDetailsChange::searched)
                .instant(ContactDetailsChange::createdAt)
                .instant(ContactDetailsChange::at)
                .addTo(pipeline);
    }

    private static void writeTags(List<ContactTagsChange> changes, Pipeline pipeline) {
        ArrayStatement.over(changes, """
                insert into contact (contact_id, tags_sequence, tags, tag_ids, tags_at)
                select id, sequence, names, string_to_array(ids, ' '), at
                from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[])
                    as change (id, sequence, names, ids, at)
                on conflict (contact_id) do update set
                    (tags_sequence, tags, tag_ids, tags_at) =
                    (excluded.tags_sequence, excluded.tags, excluded.tag_ids, excluded.tags_at)
                where contact.tags_sequence < excluded.tags_sequence and not contact.deleted""")
                .text(ContactTagsChange::contactId)
                .bigint(ContactTagsChange::sequence)
                .text(ContactTagsChange::names)
                .text(ContactTagsChange::ids)
                .instant(ContactTagsChange::at)
                .addTo(pipeline);
    }

    private static void writeDeleted(List<String> contactIds, Pipeline pipeline) {
        ArrayStatement.over(contactIds, """
                insert into contact (contact_id, deleted)
                select id, true from unnest(?::text[]) as gone (id)
                on conflict (contact_id) do update set
                    (deleted, display_name, first_name, last_name, email, phone, language, time_zone, external_id,
                        search, tags, tag_ids) =
                    (true, null, null, null, null, null, null, null, null, null, null, null)
                where not contact.deleted""").text(id -> id).addTo(pipeline);
    }
}
