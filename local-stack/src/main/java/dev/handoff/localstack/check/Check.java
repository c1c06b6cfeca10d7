package dev.handoff.localstack.check;

import dev.handoff.events.Topics;
import dev.handoff.localstack.Addresses;
import dev.handoff.localstack.Refused;
import dev.handoff.localstack.Settings;
import dev.handoff.localstack.check.TopicReader.Span;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code check}: whether everything that is made from events agrees with them, on a system that goes on working.
 *
 * <p>Nothing is stopped, so each part is looked at in an order in which it cannot be ahead of what it comes from: what
 * is published is waited for and the topics are read, the copies are waited for, and then each database is read as it is
 * at one moment, those with copies first. So all that is on a topic or in a copy must be in a store, and all that was
 * stored when the check began must be everywhere.
 */
public final class Check {

    private static final long POLL_MS = 100;

    private final Addresses addresses;
    private final Duration patience;
    private final Consumer<String> out;
    private final Differences differences;
    private final long begun = System.nanoTime();

    /** @param out takes the lines that people read */
    public Check(Settings settings, Consumer<String> out) {
        this.addresses = new Addresses(settings);
        this.patience = patience(settings);
        this.out = out;
        this.differences = new Differences(out);
    }

    private static Duration patience(Settings settings) {
        var given = settings.get("HANDOFF_CHECK_PATIENCE", "60");
        if (!given.matches("\\d{1,6}")) {
            throw new Refused("HANDOFF_CHECK_PATIENCE is \"%s\".".formatted(given), "Give seconds, such as 60.");
        }
        return Duration.ofSeconds(Long.parseLong(given));
    }

    /**
     * Compares everything, and tells what differs; false if anything does.
     *
     * @throws Refused if a part of the system is away
     */
    public boolean run() throws SQLException, InterruptedException {
        try (var progress = new Progress(addresses);
                var reader = new TopicReader(addresses.kafka(), patience)) {
            var conversations = published("inbox", Topics.CONVERSATIONS, progress, reader);
            var contacts = published("contacts", Topics.CONTACTS, progress, reader);
            var heardTo = heardTo(conversations, progress);
            var copiedTo = copiedTo(contacts, progress);
            try (var snapshots = Snapshots.of(addresses)) {
                var compared = new ArrayList<String>();
                compared.addAll(
                        new InboxCheck(snapshots.inbox(), conversations.events(differences), differences).run());
                compared.addAll(
                        new ContactsCheck(snapshots, contacts.events(differences), copiedTo, differences).run());
                new EngagedCheck(snapshots, heardTo, differences).run();
                say(compared, conversations.upTo(), contacts.upTo());
            }
        }
        return differences.count() == 0;
    }

    /** A topic as it was when everything up to a position had been published. */
    private record Published(TopicContents contents, long upTo) {

        Map<Integer, Span> spans() {
            return contents.spans();
        }

        PublishedEvents events(Differences differences) {
            return new PublishedEvents(contents, upTo, differences);
        }
    }

    private Published published(String store, String topic, Progress progress, TopicReader reader)
            throws SQLException, InterruptedException {
        var head = progress.head(store);
        var isPublished = await(
                "%s: events up to %d are stored and not published".formatted(topic, head),
                () -> progress.published(store) >= head);
        var upTo = isPublished ? head : progress.published(store);
        return new Published(TopicContents.read(reader, topic, reader.spans(topic), differences), upTo);
    }

    private long heardTo(Published conversations, Progress progress) throws SQLException, InterruptedException {
        var heard = await(
                "contacts: contact-service has not handled all of " + Topics.CONVERSATIONS,
                () -> progress.hasHandled("contact-service", Topics.CONVERSATIONS, conversations.spans()));
        return heard ? conversations.upTo() : 0;
    }

    private long copiedTo(Published contacts, Progress progress) throws SQLException, InterruptedException {
        var exported = await(
                "exports: the copy of the contacts does not hold all of " + Topics.CONTACTS,
                () -> progress.hasCopied(Topics.CONTACTS, contacts.spans()));
        var inInbox = await(
                "inbox: inbox-service has not handled all of " + Topics.CONTACTS,
                () -> progress.hasHandled("inbox-service", Topics.CONTACTS, contacts.spans()));
        return exported && inInbox ? contacts.upTo() : 0;
    }

    private interface Question {
        boolean isSo() throws SQLException;
    }

    /** What does not come about in time is a difference itself; then less is expected of the rest. */
    private boolean await(String otherwise, Question question) throws SQLException, InterruptedException {
        var waiting = System.nanoTime();
        while (!question.isSo()) {
            if (System.nanoTime() - waiting > patience.toNanos()) {
                differences.tell("%s, after %d s".formatted(otherwise, patience.toSeconds()));
                return false;
            }
            Thread.sleep(POLL_MS);
        }
        return true;
    }

    private void say(List<String> compared, long inbox, long contacts) {
        if (differences.untold() > 0) out.accept("... and %d more".formatted(differences.untold()));
        var seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0;
        out.accept("Compared in %.1f s, from position %d of inbox and %d of contacts on:"
                .formatted(seconds, inbox, contacts));
        compared.forEach(line -> out.accept("  " + line));
        out.accept(differences.count() == 0 ? "Everything agrees." : "Differences: " + differences.count());
    }
}
