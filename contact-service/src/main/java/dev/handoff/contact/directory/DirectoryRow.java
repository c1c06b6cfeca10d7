package dev.handoff.contact.directory;

import dev.handoff.events.contact.ContactDetails;
import dev.handoff.starter.search.ContactSearch;
import dev.handoff.starter.search.Folded;
import java.time.Instant;

/**
 * What a batch of events makes of one contact.
 *
 * @param version the sequence of its last event
 * @param createdAt when it was created, if it was in this batch, else null
 * @param updatedAt when its details or tags last changed, or null if they did not
 * @param details as of the last event that told them, or null if none did
 */
record DirectoryRow(
        String contactId, long version, Instant createdAt, Instant updatedAt, ContactDetails details, boolean deleted) {

    /** An index holds at most 2,704 bytes of a row; a character takes up to four. */
    private static final int LONGEST_KEY = 200;

    static DirectoryRow unchanged(String contactId) {
        return new DirectoryRow(contactId, -1, null, null, null, false);
    }

    DirectoryRow at(long newVersion) {
        return new DirectoryRow(contactId, newVersion, createdAt, updatedAt, details, deleted);
    }

    DirectoryRow created(ContactDetails newDetails, Instant at) {
        return new DirectoryRow(contactId, version, at, at, newDetails, deleted);
    }

    DirectoryRow detailed(ContactDetails newDetails, Instant at) {
        return new DirectoryRow(contactId, version, createdAt, at, newDetails, deleted);
    }

    DirectoryRow tagged(Instant at) {
        return new DirectoryRow(contactId, version, createdAt, at, details, deleted);
    }

    DirectoryRow gone() {
        return new DirectoryRow(contactId, version, createdAt, updatedAt, details, true);
    }

    String nameKey() {
        return nameKey(details.displayName());
    }

    static String nameKey(String displayName) {
        var folded = Folded.of(displayName);
        return folded.codePointCount(0, folded.length()) <= LONGEST_KEY
                ? folded
                : folded.substring(0, folded.offsetByCodePoints(0, LONGEST_KEY));
    }

    String searched() {
        return ContactSearch.searched(details);
    }
}
