package dev.handoff.export.file;

import dev.handoff.export.contactcopy.ContactRow;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What stands under a header. */
sealed interface Column {

    Text PHONE = new Text("Phone", ContactRow::phone);

    /** All of them, in the order in which they stand in every format. */
    List<Column> ALL = List.of(
            new Text("Contact ID", ContactRow::contactId),
            new Text("Display name", ContactRow::displayName),
            new Text("First name", ContactRow::firstName),
            new Text("Last name", ContactRow::lastName),
            new Text("Email", ContactRow::email),
            PHONE,
            new Text("Language", ContactRow::language),
            new Text("Time zone", ContactRow::timeZone),
            new Text("External ID", ContactRow::externalId),
            new Text("Tags", ContactRow::tags),
            new Time("Created at", ContactRow::createdAt),
            new Time("Updated at", ContactRow::updatedAt));

    String header();

    record Text(String header, Function<ContactRow, String> value) implements Column {

        /** Empty where the contact has no such thing. */
        String of(ContactRow row) {
            var text = value.apply(row);
            return text == null ? "" : text;
        }
    }

    record Time(String header, Function<ContactRow, Instant> value) implements Column {

        Instant of(ContactRow row) {
            return value.apply(row);
        }
    }
}
