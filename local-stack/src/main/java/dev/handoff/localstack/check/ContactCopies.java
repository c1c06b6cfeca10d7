package dev.handoff.localstack.check;

import dev.handoff.events.contact.ContactDetails;
import dev.handoff.events.contact.ContactTag;
import dev.handoff.localstack.check.ContactStory.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows that other services must have of one contact: copies, which follow the topic. They know everything up to a
 * position, and may know more; how much, they say by the sequences that guard them.
 */
record ContactCopies(String contactId, ContactStory story, long position) {

    static final Table EXPORTED = Table.of("exports", "contact", "contact_id")
            .hiding("display_name", "first_name", "last_name", "email", "phone", "external_id", "search");
    static final Table IN_INBOX =
            Table.of("inbox", "contact_copy", "contact_id").hiding("display_name", "email", "phone", "external_id");
    static final Table LINKS = Table.of("inbox", "conversation_contacts", "contact_id", "conversation_id");

    private static final ContactDetails NOTHING =
            new ContactDetails(null, false, null, null, null, null, null, null, null);

    List<Row> exported(List<Row> found) {
        var there = found.isEmpty() ? Row.NONE : found.getFirst();
        var details = ContactStory.copied(story.details(), position, there.number("details_sequence"));
        var tags = ContactStory.copied(story.tags(), position, there.number("tags_sequence"));
        var deleted = isDeleted(there);
        if (details.isEmpty() && tags.isEmpty() && !deleted) return List.of();
        var shown = details.map(Told::what).filter(known -> !deleted).orElse(NOTHING);
        var carried = tags.map(Told::what).filter(known -> !deleted);
        var detailsAt = details.map(told -> told.event().at()).orElse(null);
        var tagsAt = tags.map(told -> told.event().at()).orElse(null);
        var detailsSequence = details.map(Told::sequence).orElse(-1L);
        var tagsSequence = tags.map(Told::sequence).orElse(-1L);
        return List.of(ContactViews.details(shown)
                .and("contact_id", contactId)
                .and("deleted", deleted)
                .and("details_sequence", detailsSequence)
                .and("tags_sequence", tagsSequence)
                .and("details_at", detailsAt)
                .and("tags_at", tagsAt)
                .and("updated_at", tagsSequence > detailsSequence ? tagsAt : detailsAt)
                .and(
                        "created_at",
                        detailsAt == null
                                ? null
                                : story.details().getFirst().event().at())
                .and("search", shown.displayName() == null ? null : Searched.of(shown, there.get("search")))
                .and("tags", carried.map(ContactCopies::names).orElse(null))
                .and("tag_ids", carried.map(ContactCopies::ids).orElse(null)));
    }

    private static String names(List<ContactTag> tags) {
        return tags.isEmpty() ? null : tags.stream().map(ContactTag::name).collect(Collectors.joining(", "));
    }

    private static List<String> ids(List<ContactTag> tags) {
        return tags.stream().map(ContactTag::tagId).toList();
    }

    private boolean isDeleted(Row there) {
        return story.deletion()
                .filter(told -> told.isUpTo(position) || there.is("deleted"))
                .isPresent();
    }

    List<Row> inInbox(List<Row> found) {
        var there = found.isEmpty() ? Row.NONE : found.getFirst();
        var told = new ArrayList<>(story.details());
        story.deletion().ifPresent(deletion -> told.add(new Told<>(NOTHING, deletion.event())));
        return ContactStory.copied(told, position, there.number("sequence"))
                .map(last -> Row.of("contact_id", contactId)
                        .and("sequence", last.sequence())
                        .and("deleted", last.what().equals(NOTHING))
                        .and("display_name", last.what().displayName())
                        .and("email", last.what().email())
                        .and("phone", last.what().phone())
                        .and("external_id", last.what().externalId()))
                .stream()
                .toList();
    }

    /** Which conversations the inbox shows with this contact. */
    List<Row> links(List<Row> found) {
        return story.engagements().stream()
                .map(told -> Row.of("contact_id", contactId)
                        .and("conversation_id", told.what().conversationId()))
                .filter(link -> found.contains(link) || isKnown(link))
                .toList();
    }

    private boolean isKnown(Row link) {
        return story.engagements().stream()
                .filter(told -> told.what().conversationId().equals(link.get("conversation_id")))
                .anyMatch(told -> told.isUpTo(position));
    }
}
