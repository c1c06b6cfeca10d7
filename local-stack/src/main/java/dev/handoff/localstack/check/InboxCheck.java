package dev.handoff.localstack.check;

import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the views of inbox-service with its events. */
final class InboxCheck {

    private static final String INBOX = "inbox";
    private static final Table CONVERSATIONS =
            Table.of(INBOX, "conversations", "conversation_id").hiding("last_text");
    private static final Table ESCALATIONS = Table.of(INBOX, "escalations", "conversation_id")
            .hiding("external_id", "display_name", "email", "phone", "help_message");
    private static final Table PARTICIPANTS = Table.of(INBOX, "participants", "conversation_id", "agent_id");
    private static final Table MESSAGES =
            Table.of(INBOX, "messages", "conversation_id", "position", "line").hiding("text");
    /** A counter at 0 may be there or not. */
    private static final Table COUNTS =
            Table.of(INBOX, "folder_counts", "folder", "agent").where("count <> 0");

    private static final Table INBOXES = Table.of(INBOX, "inboxes", "name");
    private static final Table INDEXED = Table.of(INBOX, "searchable_texts", "conversation_id");
    private static final String INDEXED_TEXTS = """
            select conversation_id, count(*) as texts from searchable_texts group by conversation_id
            order by conversation_id collate "C\"""";

    private final Snapshot snapshot;
    private final PublishedEvents published;
    private final Differences differences;
    private final FolderCounts counts = new FolderCounts();
    private final TreeSet<String> inboxes = new TreeSet<>();
    private long indexedTo;

    InboxCheck(Snapshot snapshot, PublishedEvents published, Differences differences) {
        this.snapshot = snapshot;
        this.published = published;
        this.differences = differences;
    }

    /** Says how much was compared. */
    List<String> run() throws SQLException {
        indexedTo = snapshot.number("select position from search_progress");
        var histories = new Histories(INBOX, snapshot.events(), differences);
        var conversations = snapshot.read(CONVERSATIONS);
        var escalations = snapshot.read(ESCALATIONS);
        var participants = snapshot.read(PARTICIPANTS);
        var messages = snapshot.read(MESSAGES);
        var indexed = snapshot.read(INDEXED_TEXTS, "conversation_id");
        var all = new SideBySide(
                List.of(histories.cursor(), conversations, escalations, participants, messages, indexed));
        for (var next = all.next(); next.isPresent(); next = all.next()) {
            var id = next.get();
            var events = histories.take(id);
            var found = new Found(
                    conversations.take(id),
                    escalations.take(id),
                    participants.take(id),
                    messages.take(id),
                    indexed.take(id));
            if (histories.areWhole(id, events)) {
                published.compare(id, events);
                compare(id, events, found);
            } else {
                published.skip(id);
                found.conversation().forEach(this::count);
            }
        }
        histories.end();
        published.end();
        differences.compare(COUNTS, counts.rows(), snapshot.all(COUNTS));
        differences.compare(
                INBOXES, inboxes.stream().map(name -> Row.of("name", name)).toList(), snapshot.all(INBOXES));
        return List.of(
                "inbox: %d events of %d conversations, with %d participants, %d messages, and the counts of folders"
                        .formatted(
                                histories.cursor().taken(),
                                conversations.taken(),
                                participants.taken(),
                                messages.taken()),
                published.toString());
    }

    private record Found(
            List<Row> conversation,
            List<Row> escalation,
            List<Row> participants,
            List<Row> messages,
            List<Row> indexed) {}

    private void compare(String id, List<StoredEvent> events, Found found) {
        var story = new ConversationStory(events);
        story.contradictions().forEach(words -> differences.tell("inbox events %s: %s".formatted(id, words)));
        differences.compare(CONVERSATIONS, story.conversation(), found.conversation());
        differences.compare(ESCALATIONS, story.beginning(), found.escalation());
        differences.compare(PARTICIPANTS, story.participants(), found.participants());
        differences.compare(MESSAGES, story.messages(), found.messages());
        differences.compare(INDEXED, indexed(id, events, story), found.indexed());
        story.conversation().forEach(this::count);
    }

    private void count(Row conversation) {
        counts.add(conversation);
        inboxes.add(conversation.text("inbox"));
    }

    /** The search index follows the commands: it has all that was said up to a position. */
    private List<Row> indexed(String id, List<StoredEvent> events, ConversationStory story) {
        if (events.isEmpty() || events.getFirst().position() > indexedTo) return List.of();
        var said = story.messages().stream()
                .filter(message -> message.number("position") <= indexedTo)
                .count();
        return List.of(Row.of("conversation_id", id).and("texts", said + 1));
    }

    /** The numbers on the folders, counted conversation by conversation. */
    private static final class FolderCounts {

        private final TreeMap<String, Row> rows = new TreeMap<>();

        void add(Row conversation) {
            var folder = conversation.text("status");
            count(folder, "");
            if (folder.equals("assigned")) count(folder, conversation.text("assignee"));
        }

        private void count(String folder, String agent) {
            rows.computeIfAbsent(
                    folder + "/" + agent,
                    first -> Row.of("folder", folder).and("agent", agent).and("count", 0L));
            rows.computeIfPresent(folder + "/" + agent, (key, row) -> row.and("count", row.number("count") + 1));
        }

        List<Row> rows() {
            return List.copyOf(rows.values());
        }
    }
}
