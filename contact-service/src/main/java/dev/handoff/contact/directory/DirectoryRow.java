package dev.handoff.contact.directory;

import dev.handoff.contact.text.Folded;
import dev.handoff.events.contact.ContactDetails;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a batch of events makes of one contact.
 *
 * @param version the sequence of its last event
 * @param firstAt when its first event of the batch happened: its creation, if it was created in the batch
 * @param details as of the last event that told them, or null if none did
 */
record DirectoryRow(
        String contactId, long version, Instant firstAt, Instant lastAt, ContactDetails details, boolean deleted) {

    /** An index holds at most 2,704 bytes of a row; a character takes up to four. */
    private static final int LONGEST_KEY = 200;

    static DirectoryRow unchanged(String contactId) {
        return new DirectoryRow(contactId, -1, null, null, null, false);
    }

    DirectoryRow touched(long sequence, Instant at) {
        return new DirectoryRow(contactId, sequence, firstAt == null ? at : firstAt, at, details, deleted);
    }

    DirectoryRow with(ContactDetails newDetails) {
        return new DirectoryRow(contactId, version, firstAt, lastAt, newDetails, deleted);
    }

    DirectoryRow gone() {
        return new DirectoryRow(contactId, version, firstAt, lastAt, details, true);
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

    /** All that is searched, one field to a line, so that no part of a word reaches from one field into the next. */
    String searched() {
        return Stream.of(
                        details.displayName(),
                        details.firstName(),
                        details.lastName(),
                        details.email(),
                        details.phone(),
                        details.externalId())
                .filter(Objects::nonNull)
                .map(Folded::of)
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
