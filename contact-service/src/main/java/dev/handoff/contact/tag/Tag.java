package dev.handoff.contact.tag;

import dev.handoff.events.contact.ContactTag;
import dev.handoff.starter.search.Folded;
import java.util.Comparator;

/**
 * A tag of the catalogue.
 *
 * @param group the name of its group, or null
 * @param single whether a contact may carry but one tag of the group; false without a group
 */
record Tag(String tagId, String name, String group, boolean single) {

    static final Comparator<ContactTag> BY_NAME = Comparator.comparing((ContactTag tag) -> Folded.of(tag.name()))
            .thenComparing(ContactTag::name)
            .thenComparing(ContactTag::tagId);

    ContactTag carried() {
        return new ContactTag(tagId, name, group);
    }

    boolean sharesSingleGroupWith(Tag other) {
        return single && group.equals(other.group);
    }
}
