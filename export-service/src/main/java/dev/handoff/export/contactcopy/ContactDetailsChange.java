package dev.handoff.export.contactcopy;

import dev.handoff.events.PersonalData;
import dev.handoff.events.contact.ContactDetails;
import dev.handoff.starter.search.ContactSearch;
import java.time.Instant;

/**
 * The details of a contact as an event told them.
 *
 * @param createdAt when the contact was created, as far as is known
 * @param at when the event happened
 */
record ContactDetailsChange(
        String contactId, long sequence, @PersonalData ContactDetails details, Instant createdAt, Instant at) {

    /** Of two changes of one contact the later one, with the time of the earlier one as that of its creation. */
    ContactDetailsChange and(ContactDetailsChange other) {
        var later = sequence >= other.sequence ? this : other;
        var earlier = sequence >= other.sequence ? other : this;
        return new ContactDetailsChange(contactId, later.sequence, later.details, earlier.createdAt, later.at);
    }

    String searched() {
        return ContactSearch.searched(details);
    }
}
