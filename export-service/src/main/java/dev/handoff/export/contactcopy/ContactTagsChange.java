package dev.handoff.export.contactcopy;

import dev.handoff.events.contact.ContactTag;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The tags of a contact as an event told them, in the order of their names. */
record ContactTagsChange(String contactId, long sequence, List<ContactTag> tags, Instant at) {

    ContactTagsChange and(ContactTagsChange other) {
        return sequence >= other.sequence ? this : other;
    }

    /** As they stand in a file; null where there are none. */
    String names() {
        return tags.isEmpty() ? null : tags.stream().map(ContactTag::name).collect(Collectors.joining(", "));
    }

    /** Separated by spaces, which ids do not hold. */
    String ids() {
        return tags.stream().map(ContactTag::tagId).collect(Collectors.joining(" "));
    }
}
