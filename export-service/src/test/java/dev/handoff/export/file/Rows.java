package dev.handoff.export.file;

import dev.handoff.export.contactcopy.ContactRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Contacts to write. */
final class Rows {

    static final Instant CREATED = Instant.parse("2026-03-01T09:30:00.007Z");
    static final Instant UPDATED = Instant.parse("2026-11-22T23:59:59.999Z");

    static final ContactRow MARIA = new ContactRow(
            "c-1",
            "María \"Mia\" Jansen",
            "María",
            "Jansen, geb. Müller",
            "maria@example.org",
            "+4930901820",
            "de-DE",
            "Europe/Berlin",
            "007",
            "Sales, VIP",
            CREATED,
            UPDATED);

    private Rows() {}

    /** Somebody of whom nothing is known but the name. */
    static ContactRow named(String displayName) {
        return named("c-2", displayName);
    }

    static ContactRow named(String contactId, String displayName) {
        return new ContactRow(contactId, displayName, null, null, null, null, null, null, null, null, CREATED, CREATED);
    }

    static Path write(FileFormat format, Path file, ContactRow... contacts) throws IOException {
        return write(format.open(file), file, contacts);
    }

    static Path write(ContactWriter writer, Path file, ContactRow... contacts) throws IOException {
        try (writer) {
            for (var contact : contacts) writer.write(contact);
            writer.finish();
        }
        return file;
    }
}
