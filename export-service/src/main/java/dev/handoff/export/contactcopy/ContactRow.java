package dev.handoff.export.contactcopy;

import dev.handoff.events.PersonalData;
import java.time.Instant;

/**
 * A contact as a line of a file.
 *
 * @param contactId never null, as are the two times; all others may be
 * @param phone E.164, for instance {@code +4930901820}
 * @param tags the names of its tags in name order, joined with {@code ", "}; null where it has none
 * @param createdAt in whole milliseconds, like {@code updatedAt}
 * @param updatedAt when its details or tags last changed
 */
public record ContactRow(
        String contactId,
        @PersonalData String displayName,
        @PersonalData String firstName,
        @PersonalData String lastName,
        @PersonalData String email,
        @PersonalData String phone,
        String language,
        String timeZone,
        @PersonalData String externalId,
        String tags,
        Instant createdAt,
        Instant updatedAt) {

    /** The fields of a row, in the order of the components. */
    static ContactRow of(CopiedRows copied) {
        return new ContactRow(
                copied.text(),
                copied.text(),
                copied.text(),
                copied.text(),
                copied.text(),
                copied.text(),
                copied.text(),
                copied.text(),
                copied.text(),
                copied.text(),
                copied.instant(),
                copied.instant());
    }
}
