package dev.handoff.localstack.check;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares the views of contact-service, and the copies that the other services keep of its contacts, with its events.
 * The copies were looked at first, so whatever is in them is in the store.
 */
final class ContactsCheck {

    private final Snapshots snapshots;
    private final PublishedEvents published;
    private final long copiedTo;
    private final Differences differences;
    private final TagStory catalogue = new TagStory();

    /** @param copiedTo everything up to this position has to be in the copies */
    ContactsCheck(Snapshots snapshots, PublishedEvents published, long copiedTo, Differences differences) {
        this.snapshots = snapshots;
        this.published = published;
        this.copiedTo = copiedTo;
        this.differences = differences;
    }

    /** Says how much was compared. */
    List<String> run() throws SQLException {
        var store = snapshots.contacts();
        var histories = new Histories("contacts", store.events(), differences);
        var contacts = store.read(ContactViews.CONTACTS);
        var tags = store.read(ContactViews.TAGS);
        var engagements = store.read(ContactViews.ENGAGEMENTS);
        var claims = store.read(ContactViews.CLAIMS);
        var exported = snapshots.exports().read(ContactCopies.EXPORTED);
        var inInbox = snapshots.inbox().read(ContactCopies.IN_INBOX);
        var links = snapshots.inbox().read(ContactCopies.LINKS);
        var all = new SideBySide(
                List.of(histories.cursor(), contacts, tags, engagements, claims, exported, inInbox, links));
        for (var next = all.next(); next.isPresent(); next = all.next()) {
            var id = next.get();
            var events = histories.take(id);
            var found = new Found(
                    contacts.take(id),
                    tags.take(id),
                    engagements.take(id),
                    claims.take(id),
                    exported.take(id),
                    inInbox.take(id),
                    links.take(id));
            if (histories.areWhole(id, events)) {
                published.compare(id, events);
                compare(id, events, found);
            } else {
                published.skip(id);
            }
        }
        histories.end();
        published.end();
        compareCatalogue();
        return List.of(
                "contacts: %d events, %d contacts with %d tags and %d engagements"
                        .formatted(histories.cursor().taken(), contacts.taken(), tags.taken(), engagements.taken()),
                published.toString(),
                "copies: %d contacts in exports, %d in inbox".formatted(exported.taken(), inInbox.taken()));
    }

    private record Found(
            List<Row> contacts,
            List<Row> tags,
            List<Row> engagements,
            List<Row> claims,
            List<Row> exported,
            List<Row> inInbox,
            List<Row> links) {}

    private void compare(String id, List<StoredEvent> events, Found found) {
        if (!events.isEmpty() && events.stream().allMatch(TagStory::isOne)) {
            events.forEach(catalogue::follow);
            return;
        }
        var story = new ContactStory(events);
        story.contradictions().forEach(words -> differences.tell("contacts events %s: %s".formatted(id, words)));
        var views = new ContactViews(id, story);
        differences.compare(ContactViews.CONTACTS, views.contacts(found.contacts()), found.contacts());
        differences.compare(ContactViews.TAGS, views.tags(), found.tags());
        differences.compare(ContactViews.ENGAGEMENTS, views.engagements(), found.engagements());
        differences.compare(ContactViews.CLAIMS, views.claims(), found.claims());
        var copies = new ContactCopies(id, story, copiedTo);
        differences.compare(ContactCopies.EXPORTED, copies.exported(found.exported()), found.exported());
        differences.compare(ContactCopies.IN_INBOX, copies.inInbox(found.inInbox()), found.inInbox());
        differences.compare(ContactCopies.LINKS, copies.links(found.links()), found.links());
    }

    private void compareCatalogue() throws SQLException {
        var tags = snapshots.contacts().all(TagStory.TAGS);
        var groups = snapshots.contacts().all(TagStory.GROUPS);
        differences.compare(
                TagStory.TAGS,
                catalogue.tags(tags.stream().collect(Collectors.toMap(row -> row.text("tag_id"), row -> row))),
                tags);
        differences.compare(
                TagStory.GROUPS,
                catalogue.groups(groups.stream().collect(Collectors.toMap(row -> row.text("group_id"), row -> row))),
                groups);
    }
}
