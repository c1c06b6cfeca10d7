package dev.handoff.contact.directory;

import dev.handoff.events.contact.ContactTag;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A contact as people see it.
 *
 * @param version the sequence of its last event
 * @param tags in the order of their names, as the catalogue has them now
 * @param updatedAt when its details or tags last changed
 */
@Schema(name = "Contact")
public record DirectoryEntry(
        String contactId,
        long version,
        String displayName,
        String firstName,
        String lastName,
        String email,
        String phone,
        String language,
        String timeZone,
        String externalId,
        List<ContactTag> tags,
        Instant createdAt,
        Instant updatedAt) {

    static DirectoryEntry of(ResultSet row) throws SQLException {
        return new DirectoryEntry(
                row.getString("contact_id"),
                row.getLong("version"),
                row.getString("display_name"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("language"),
                row.getString("time_zone"),
                row.getString("external_id"),
                tags(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static List<ContactTag> tags(ResultSet row) throws SQLException {
        if (row.getArray("tag_ids") == null) return List.of();
        var ids = texts(row, "tag_ids");
        var names = texts(row, "tag_names");
        var groups = texts(row, "tag_groups");
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new ContactTag(ids[i], names[i], groups[i]))
                .toList();
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
