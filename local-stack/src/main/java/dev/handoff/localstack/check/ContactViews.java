package dev.handoff.localstack.check;

import dev.handoff.events.contact.ContactDetails;
import dev.handoff.localstack.check.ContactStory.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows that the views of contact-service must have of one contact. */
record ContactViews(String contactId, ContactStory story) {

    static final Table CONTACTS = Table.of("contacts", "contacts", "contact_id")
            .hiding("display_name", "first_name", "last_name", "email", "phone", "external_id", "name_key", "search");
    static final Table TAGS = Table.of("contacts", "contact_tags", "contact_id", "tag_id");
    static final Table ENGAGEMENTS = Table.of("contacts", "engagements", "contact_id", "conversation_id");
    static final Table CLAIMS =
            Table.of("contacts", "claims", "owner", "kind", "value").hiding("value");

    List<Row> contacts(List<Row> found) {
        if (!story.isLive() || story.details().isEmpty()) return List.of();
        var details = story.details().getLast();
        var created = story.details().getFirst().event().at();
        var there = found.isEmpty() ? Row.NONE : found.getFirst();
        return List.of(details(details.what())
                .and("contact_id", contactId)
                .and("version", story.version())
                .and("created_at", created)
                .and("updated_at", updated(details).event().at())
                .and("name_key", Searched.nameKey(details.what().displayName(), there.get("name_key")))
                .and("search", Searched.of(details.what(), there.get("search"))));
    }

    private Told<?> updated(Told<ContactDetails> details) {
        if (story.tags().isEmpty()) return details;
        var tags = story.tags().getLast();
        return tags.sequence() > details.sequence() ? tags : details;
    }

    static Row details(ContactDetails details) {
        return Row.of("display_name", details.displayName())
                .and("first_name", details.firstName())
                .and("last_name", details.lastName())
                .and("email", details.email())
                .and("phone", details.phone())
                .and("language", details.language())
                .and("time_zone", details.timeZone())
                .and("external_id", details.externalId());
    }

    List<Row> tags() {
        if (!story.isLive() || story.tags().isEmpty()) return List.of();
        return story.tags().getLast().what().stream()
                .map(tag -> Row.of("contact_id", contactId)
                        .and("tag_id", tag.tagId())
                        .and("name", tag.name())
                        .and("group_name", tag.group()))
                .toList();
    }

    /** Those of deleted contacts too. */
    List<Row> engagements() {
        return story.engagements().stream()
                .map(told -> Row.of("contact_id", contactId)
                        .and("conversation_id", told.what().conversationId())
                        .and("channel", told.what().channel().name().toLowerCase(Locale.ROOT))
                        .and("at", told.event().at()))
                .toList();
    }

    /** What no other contact can have: the external id while it lives, and the conversations for ever. */
    List<Row> claims() {
        var claims = new ArrayList<Row>();
        story.engagements()
                .forEach(told -> claims.add(claim("engagement", told.what().conversationId())));
        if (story.isLive() && !story.details().isEmpty()) {
            var externalId = story.details().getLast().what().externalId();
            if (externalId != null) claims.add(claim("external-id", externalId));
        }
        return claims;
    }

    private Row claim(String kind, String value) {
        return Row.of("owner", contactId).and("kind", kind).and("value", value);
    }
}
