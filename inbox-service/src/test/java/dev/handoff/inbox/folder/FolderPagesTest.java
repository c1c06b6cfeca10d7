package dev.handoff.inbox.folder;

import static dev.handoff.inbox.folder.ViewsForTests.escalated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.events.conversation.Channel;
import dev.handoff.events.conversation.ContactReference;
import dev.handoff.events.conversation.ConversationEvent.AgentMessageSent;
import dev.handoff.events.conversation.ConversationEvent.Assigned;
import dev.handoff.events.conversation.ConversationEvent.Closed;
import dev.handoff.events.conversation.ConversationEvent.Escalated;
import dev.handoff.events.conversation.ConversationEvent.Unassigned;
import dev.handoff.events.conversation.ConversationEvent.VisitorMessageReceived;
import dev.handoff.events.conversation.TranscriptLine;
import dev.handoff.events.conversation.TranscriptLine.Speaker;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderPagesTest {

    private final ViewsForTests views = new ViewsForTests();

    @Test
    void new_shows_who_has_waited_longest_first_whatever_happened_since() {
        views.happened(escalated("c1"), escalated("c2"), escalated("c3"));
        views.happened(new Assigned("c1", "anna"), new Unassigned("c1", "anna"), message("c2"));
        assertThat(views.ids(query(Folder.NEW, true, null, 50))).containsExactly("c1", "c2", "c3");
        assertThat(views.ids(query(Folder.NEW, false, null, 50))).containsExactly("c3", "c2", "c1");
    }

    @Test
    void the_other_folders_are_sorted_by_their_last_activity() {
        views.happened(escalated("c1"), escalated("c2"), escalated("c3"), escalated("c4"), escalated("c5"));
        views.happened(new Assigned("c1", "anna"), new Assigned("c2", "ben"), new Assigned("c3", "anna"));
        views.happened(new Assigned("c4", "ben"), new Assigned("c5", "ben"), new Closed("c5", "ben"), message("c1"));
        assertThat(views.ids(query(Folder.MINE, false, null, 50))).containsExactly("c1", "c3");
        assertThat(views.ids(query(Folder.MINE, true, null, 50))).containsExactly("c3", "c1");
        assertThat(views.ids(query(Folder.ASSIGNED, false, null, 50))).containsExactly("c4", "c2");
        assertThat(views.ids(query(Folder.CLOSED, false, null, 50))).containsExactly("c5");
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        for (int i = 0; i < 7; i++) views.happened(escalated("c" + i));
        var first = views.pages.read(query(Folder.NEW, true, null, 3));
        assertThat(first).extracting(ConversationState::conversationId).containsExactly("c0", "c1", "c2");
        var after = query(Folder.NEW, true, null, 3).keyOf(first.getLast());
        views.happened(escalated("c7"));
        assertThat(views.ids(query(Folder.NEW, true, after, 3))).containsExactly("c3", "c4", "c5");
        assertThat(views.ids(query(Folder.NEW, false, after, 3))).containsExactly("c1", "c0");
    }

    @Test
    void inbox_and_channel_narrow_a_folder() {
        var contact = new ContactReference(null, null, null, null, null);
        views.happened(
                new Escalated("c1", Channel.WEB, "sales", contact, "Help", List.of()),
                new Escalated("c2", Channel.SMS, "sales", contact, "Help", List.of()),
                new Escalated("c3", Channel.SMS, "default", contact, "Help", List.of()));
        assertThat(views.ids(new FolderQuery(Folder.NEW, "anna", "sales", "sms", SearchWords.NONE, true, null, 50)))
                .containsExactly("c2");
        assertThat(views.ids(new FolderQuery(Folder.NEW, "anna", null, "sms", SearchWords.NONE, true, null, 50)))
                .containsExactly("c2", "c3");
    }

    @Test
    void search_finds_any_part_of_a_word_in_any_text_whatever_its_case_and_accents() {
        views.happened(escalated("c1", "Meine Bestellung ist über Nacht verschwunden"));
        views.happened(escalated("c2", "Other"), message("c2", "Where is Łódź? 100%_sure"));
        views.happened(new Escalated(
                "c3",
                Channel.WEB,
                "default",
                new ContactReference(null, null, "Žofie Müller", "zofie@example.org", "+49 (30) 90-1820"),
                "Привет, Мир",
                List.of(new TranscriptLine(Speaker.BOT, "Sag etwas", ViewsForTests.T0))));
        assertThat(search("uber")).containsExactly("c1");
        assertThat(search("STELLUNG")).containsExactly("c1");
        assertThat(search("lodz")).containsExactly("c2");
        assertThat(search("100%_")).containsExactly("c2");
        assertThat(search("100__")).isEmpty();
        assertThat(search("привет")).containsExactly("c3");
        assertThat(search("zofie")).containsExactly("c3");
        assertThat(search("zofie@EX")).containsExactly("c3");
        assertThat(search("309018")).containsExactly("c3");
        assertThat(search("30-90/18")).containsExactly("c3");
        assertThat(search("etwas")).containsExactly("c3");
        assertThat(search("ü")).containsExactly("c1", "c2", "c3");
    }

    @Test
    void every_word_has_to_stand_somewhere_in_the_conversation() {
        views.happened(escalated("c1", "broken printer"), message("c1", "it is blue"));
        views.happened(escalated("c2", "broken phone"));
        assertThat(search("blue", "broken")).containsExactly("c1");
        assertThat(search("broken")).containsExactly("c1", "c2");
        assertThat(search("blue", "phone")).isEmpty();
    }

    @Test
    void search_knows_a_contact_by_its_present_name() {
        views.happened(escalated("c1"));
        views.database
                .sql("insert into conversation_contacts values ('c1', 'k1')")
                .update();
        views.database
                .sql(
                        "insert into contact_copy (contact_id, sequence, deleted, display_name) values ('k1', 3, false, 'Wanda')")
                .update();
        assertThat(search("wand")).containsExactly("c1");
        assertThat(search("vera")).isEmpty();
        assertThat(views.conversations.get("c1").contact()).isEqualTo(new ContactSeen("k1", null, "Wanda", null, null));
    }

    /** Three times: one by one; where the texts stand, because the index is behind; and by the index. */
    private List<String> search(String... words) {
        var query = new FolderQuery(Folder.NEW, "anna", null, null, new SearchWords(List.of(words)), true, null, 50);
        var byIndex = new FolderPages(views.named, views.index, views.transactions, 0);
        views.database.sql("update search_progress set position = 0").update();
        views.database.sql("truncate searchable_texts").update();
        var found = views.ids(query);
        assertThat(ids(byIndex, query)).as("behind").isEqualTo(found);
        views.index.catchUp();
        assertThat(views.index.position()).isEqualTo(views.changes.now().head());
        assertThat(ids(byIndex, query)).as("by index").isEqualTo(found);
        return found;
    }

    private static List<String> ids(FolderPages pages, FolderQuery query) {
        return pages.read(query).stream().map(ConversationState::conversationId).toList();
    }

    private static FolderQuery query(Folder folder, boolean oldestFirst, Long after, int limit) {
        return new FolderQuery(folder, "anna", null, null, SearchWords.NONE, oldestFirst, after, limit);
    }

    private static VisitorMessageReceived message(String conversationId) {
        return new VisitorMessageReceived(conversationId, "m-" + conversationId, "Hello?");
    }

    private static AgentMessageSent message(String conversationId, String text) {
        return new AgentMessageSent(conversationId, "m-" + conversationId, "anna", text);
    }
}
