package dev.handoff.contact.directory;

import dev.handoff.events.contact.ContactEvent;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.Deleted;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.events.contact.ContactEvent.Engaged;
import dev.handoff.events.contact.ContactEvent.TagsChanged;
import dev.handoff.starter.store.ArrayStatement;
import dev.handoff.starter.store.Pipeline;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.store.View;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** The table {@code contacts}: each live contact as of its last event. */
@Component
class DirectoryView implements View {

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public List<String> tables() {
        return List.of("contacts");
    }

    @Override
    public void apply(List<StoredEvent> events, Pipeline pipeline) {
        var rows = new LinkedHashMap<String, DirectoryRow>();
        for (var event : events) {
            if (!(event.payload() instanceof ContactEvent change)) continue;
            var row = rows.getOrDefault(change.contactId(), DirectoryRow.unchanged(change.contactId()))
                    .at(event.sequence());
            rows.put(
                    change.contactId(),
                    switch (change) {
                        case Created(var id, var details) -> row.created(details, event.at());
                        case DetailsChanged(var id, var details) -> row.detailed(details, event.at());
                        case TagsChanged tags -> row.tagged(event.at());
                        case Engaged engaged -> row;
                        case Deleted deleted -> row.gone();
                    });
        }
        delete(rows.values().stream().filter(DirectoryRow::deleted).toList(), pipeline);
        var live = rows.values().stream().filter(row -> !row.deleted()).toList();
        upsert(live.stream().filter(row -> row.details() != null).toList(), pipeline);
        touch(live.stream().filter(row -> row.details() == null).toList(), pipeline);
    }

    /** What is new is inserted; of what is known, {@code created_at} alone stays, whatever is given for it. */
    private static void upsert(List<DirectoryRow> rows, Pipeline pipeline) {
        ArrayStatement.over(rows, """
                        insert into contacts as c (contact_id, version, display_name, first_name, last_name, email,
                          phone, language, time_zone, external_id, created_at, updated_at, name_key, search)
                        select * from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                          ?::text[], ?::text[])
                        on conflict (contact_id) do update set version = excluded.version,
                          display_name = excluded.display_name, first_name = excluded.first_name,
                          last_name = excluded.last_name, email = excluded.email, phone = excluded.phone,
                          language = excluded.language, time_zone = excluded.time_zone,
                          external_id = excluded.external_id, updated_at = excluded.updated_at,
                          name_key = excluded.name_key, search = excluded.search
                        where c.version < excluded.version""")
                .text(DirectoryRow::contactId)
                .bigint(DirectoryRow::version)
                .text(row -> row.details().displayName())
                .text(row -> row.details().firstName())
                .text(row -> row.details().lastName())
                .text(row -> row.details().email())
                .text(row -> row.details().phone())
                .text(row -> row.details().language())
                .text(row -> row.details().timeZone())
                .text(row -> row.details().externalId())
                .instant(row -> row.createdAt() == null ? row.updatedAt() : row.createdAt())
                .instant(DirectoryRow::updatedAt)
                .text(DirectoryRow::nameKey)
                .text(DirectoryRow::searched)
                .addTo(pipeline);
    }

    private static void touch(List<DirectoryRow> rows, Pipeline pipeline) {
        ArrayStatement.over(rows, """
                        update contacts c set version = v.version, updated_at = coalesce(v.at, c.updated_at)
                          from unnest(?::text[], ?::bigint[], ?::timestamptz[]) as v(contact_id, version, at)
                         where c.contact_id = v.contact_id and c.version < v.version""")
                .text(DirectoryRow::contactId)
                .bigint(DirectoryRow::version)
                .instant(DirectoryRow::updatedAt)
                .addTo(pipeline);
    }

    private static void delete(List<DirectoryRow> rows, Pipeline pipeline) {
        ArrayStatement.over(rows, "delete from contacts where contact_id = any (?::text[])")
                .text(DirectoryRow::contactId)
                .addTo(pipeline);
    }
}
