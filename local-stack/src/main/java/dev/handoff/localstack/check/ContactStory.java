package dev.handoff.localstack.check;

import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactEvent;
import dev.handoff.events.contact.ContactEvent.Created;
import dev.handoff.events.contact.ContactEvent.Deleted;
import dev.handoff.events.contact.ContactEvent.DetailsChanged;
import dev.handoff.events.contact.ContactEvent.Engaged;
import dev.handoff.events.contact.ContactEvent.TagsChanged;
import dev.handoff.events.contact.ContactTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the events of one contact tell, kept by kind, on purpose without a line of the services. Also whether the events
 * themselves can have happened one after the other.
 */
final class ContactStory {

    private final List<Told<ContactDetails>> details = new ArrayList<>();
    private final List<Told<List<ContactTag>>> tags = new ArrayList<>();
    private final List<Told<Engaged>> engagements = new ArrayList<>();
    private final List<String> contradictions = new ArrayList<>();
    private Told<Deleted> deletion;
    private long version = -1;

    /** What an event told, and when. */
    record Told<T>(T what, StoredEvent event) {

        long sequence() {
            return event.sequence();
        }

        boolean isUpTo(long position) {
            return event.position() <= position;
        }
    }

    /** @param events all of them, from sequence 0 */
    ContactStory(List<StoredEvent> events) {
        for (var stored : events) {
            Vocabulary.read(stored, ContactEvent.class)
                    .ifPresentOrElse(
                            event -> follow(event, stored),
                            () -> contradict(stored, "is no event of a contact that can be read"));
        }
    }

    private void follow(ContactEvent event, StoredEvent stored) {
        if (stored.sequence() == 0 != (event instanceof Created)) contradict(stored, "does not belong there");
        if (deletion != null) contradict(stored, "comes after the end");
        if (!event.contactId().equals(stored.aggregateId())) contradict(stored, "is another contact's");
        version = stored.sequence();
        switch (event) {
            case Created created -> details.add(new Told<>(created.details(), stored));
            case DetailsChanged changed -> details.add(new Told<>(changed.details(), stored));
            case TagsChanged changed -> tags.add(new Told<>(changed.tags(), stored));
            case Engaged engaged -> engagements.add(new Told<>(engaged, stored));
            case Deleted deleted -> deletion = new Told<>(deleted, stored);
        }
    }

    long version() {
        return version;
    }

    boolean isLive() {
        return version >= 0 && deletion == null;
    }

    List<Told<ContactDetails>> details() {
        return details;
    }

    List<Told<List<ContactTag>>> tags() {
        return tags;
    }

    List<Told<Engaged>> engagements() {
        return engagements;
    }

    Optional<Told<Deleted>> deletion() {
        return Optional.ofNullable(deletion);
    }

    /** What cannot have happened, in words. */
    List<String> contradictions() {
        return contradictions;
    }

    private void contradict(StoredEvent stored, String how) {
        contradictions.add("event %d, %s, %s".formatted(stored.sequence(), stored.type(), how));
    }

    /**
     * What a copy has to have that knows everything up to a position, and perhaps more.
     *
     * @param sequence what it says itself of how far it is; believed if there is such an event after the position
     */
    static <T> Optional<Told<T>> copied(List<Told<T>> told, long position, long sequence) {
        var further = told.stream()
                .filter(one -> one.sequence() == sequence && !one.isUpTo(position))
                .findFirst();
        return further.or(
                () -> told.stream().filter(one -> one.isUpTo(position)).reduce((earlier, later) -> later));
    }
}
