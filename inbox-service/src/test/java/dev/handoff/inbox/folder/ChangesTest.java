package dev.handoff.inbox.folder;

import static dev.handoff.inbox.folder.ViewsForTests.escalated;
import static dev.handoff.inbox.folder.ViewsForTests.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.handoff.events.conversation.ConversationEvent.Assigned;
import dev.handoff.events.conversation.ConversationEvent.Closed;
import dev.handoff.events.conversation.ConversationEvent.Reassigned;
import dev.handoff.events.conversation.ConversationEvent.Unassigned;
import dev.handoff.events.conversation.ConversationEvent.VisitorMessageReceived;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private final ViewsForTests views = new ViewsForTests();

    @Test
    void each_changed_conversation_comes_once_in_its_latest_state() {
        views.happened(escalated("c1"), escalated("c2"), escalated("c3"));
        var seen = views.happened(new Assigned("c2", "anna"));
        views.happened(new Assigned("c1", "ben"), escalated("c4"), new Reassigned("c1", "ben", "anna", false));

        var batch = views.changes.after(seen, seen, 10);
        assertThat(batch.complete()).isTrue();
        assertThat(batch.changes())
                .extracting(change -> change.conversation().conversationId(), Change::position)
                .containsExactly(tuple("c4", 6L), tuple("c1", 7L));
        assertThat(batch.now().head()).isEqualTo(7);
        assertThat(batch.now().counts().seenBy("anna")).isEqualTo(new FolderCounts.Seen(2, 2, 0, 0));
    }

    @Test
    void a_page_goes_on_where_the_one_before_ended() {
        for (int i = 1; i <= 5; i++) views.happened(escalated("c" + i));
        var first = views.changes.after(0, 0, 2);
        assertThat(first.complete()).isFalse();
        assertThat(first.changes()).extracting(Change::position).containsExactly(1L, 2L);
        assertThat(views.changes.after(2, 0, 2).changes())
                .extracting(Change::position)
                .containsExactly(3L, 4L);
        assertThat(views.changes.after(4, 0, 2).complete()).isTrue();
    }

    @Test
    void the_previous_folder_is_where_the_caller_had_it_at_their_position() {
        views.happened(escalated("c1"));
        views.happened(new Assigned("c1", "anna"));
        views.happened(new Reassigned("c1", "anna", "ben", false));
        views.happened(new Unassigned("c1", "ben"));
        views.happened(new Assigned("c1", "chris"));
        views.happened(new Closed("c1", "chris"));

        var change = views.changes.after(0, 0, 10).changes().getFirst();
        assertThat(change.folderAt(0, "anna")).isNull();
        assertThat(change.folderAt(1, "anna")).isEqualTo(Folder.NEW);
        assertThat(change.folderAt(2, "anna")).isEqualTo(Folder.MINE);
        assertThat(change.folderAt(2, "ben")).isEqualTo(Folder.ASSIGNED);
        assertThat(change.folderAt(3, "anna")).isEqualTo(Folder.ASSIGNED);
        assertThat(change.folderAt(3, "ben")).isEqualTo(Folder.MINE);
        assertThat(change.folderAt(4, "ben")).isEqualTo(Folder.NEW);
        assertThat(change.folderAt(5, "chris")).isEqualTo(Folder.MINE);
        assertThat(change.folderAt(6, "chris")).isEqualTo(Folder.CLOSED);
    }

    @Test
    void what_an_agent_started_was_nowhere_before() {
        views.happened(started("c1", "anna"));
        var change = views.changes.after(0, 0, 10).changes().getFirst();
        assertThat(change.folderAt(0, "anna")).isNull();
        assertThat(change.folderAt(0, "ben")).isNull();
        assertThat(change.folderAt(1, "anna")).isEqualTo(Folder.MINE);
        assertThat(change.folderAt(1, "ben")).isEqualTo(Folder.ASSIGNED);
    }

    @Test
    void what_only_changed_was_in_the_same_folder_before() {
        views.happened(escalated("c1"), new Assigned("c1", "anna"));
        views.happened(new VisitorMessageReceived("c1", "m1", "Hello?"));
        var change = views.changes.after(2, 2, 10).changes().getFirst();
        assertThat(change.folderAt(2, "anna")).isEqualTo(Folder.MINE);
        assertThat(change.folderAt(2, "ben")).isEqualTo(Folder.ASSIGNED);
    }
}
