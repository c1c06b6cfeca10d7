package dev.handoff.inbox.folder;

import static dev.handoff.inbox.folder.ViewsForTests.T0;
import static dev.handoff.inbox.folder.ViewsForTests.escalated;
import static dev.handoff.inbox.folder.ViewsForTests.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.events.conversation.Channel;
import dev.handoff.events.conversation.ContactReference;
import dev.handoff.events.conversation.ConversationEvent;
import dev.handoff.events.conversation.ConversationEvent.AgentJoined;
import dev.handoff.events.conversation.ConversationEvent.AgentLeft;
import dev.handoff.events.conversation.ConversationEvent.AgentMessageSent;
import dev.handoff.events.conversation.ConversationEvent.Assigned;
import dev.handoff.events.conversation.ConversationEvent.Closed;
import dev.handoff.events.conversation.ConversationEvent.Escalated;
import dev.handoff.events.conversation.ConversationEvent.Reassigned;
import dev.handoff.events.conversation.ConversationEvent.Started;
import dev.handoff.events.conversation.ConversationEvent.Unassigned;
import dev.handoff.events.conversation.ConversationEvent.VisitorMessageReceived;
import dev.handoff.events.conversation.TranscriptLine;
import dev.handoff.events.conversation.TranscriptLine.Speaker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldersViewTest {

    private final ViewsForTests views = new ViewsForTests();

    @Test
    void an_escalated_conversation_says_what_the_bot_platform_told() {
        var contact = new ContactReference("k1", "crm-7", "Vera", "vera@example.org", "+4930901820");
        views.happened(new Escalated("c1", Channel.WHATSAPP, "sales", contact, "Help!", List.of()));

        var seen = views.conversations.get("c1").seenBy("anna");
        assertThat(seen)
                .isEqualTo(new ConversationSeen(
                        "c1",
                        0,
                        "whatsapp",
                        "sales",
                        new ContactSeen("k1", "crm-7", "Vera", "vera@example.org", "+4930901820"),
                        "Help!",
                        null,
                        Folder.NEW,
                        null,
                        null,
                        null,
                        List.of(),
                        T0.plusSeconds(1),
                        new LastMessage("visitor", "Help!", T0.plusSeconds(1)),
                        null));
    }

    @Test
    void a_conversation_that_an_agent_started_is_theirs_and_they_take_part() {
        var contact = new ContactReference("k1", null, "Vera", "vera@example.org", null);
        views.happened(new Started("c1", Channel.EMAIL, "sales", contact, "anna", "m1", "Hello Vera"));

        assertThat(views.conversations.get("c1").seenBy("anna"))
                .isEqualTo(new ConversationSeen(
                        "c1",
                        0,
                        "email",
                        "sales",
                        new ContactSeen("k1", null, "Vera", "vera@example.org", null),
                        "Hello Vera",
                        "anna",
                        Folder.MINE,
                        "anna",
                        "anna",
                        T0.plusSeconds(1),
                        List.of("anna"),
                        T0.plusSeconds(1),
                        new LastMessage("agent", "Hello Vera", T0.plusSeconds(1)),
                        null));
    }

    @Test
    void the_last_message_is_the_transcripts_last_line_until_somebody_says_more() {
        var transcript = List.of(
                new TranscriptLine(Speaker.VISITOR, "Hi", T0.minusSeconds(9)),
                new TranscriptLine(Speaker.BOT, "Hello", T0.minusSeconds(8)));
        var contact = new ContactReference(null, null, null, null, null);
        views.happened(new Escalated("c1", Channel.WEB, "default", contact, "Help!", transcript));
        assertThat(views.conversations.get("c1").lastMessage())
                .isEqualTo(new LastMessage("bot", "Hello", T0.minusSeconds(8)));

        views.happened(new VisitorMessageReceived("c1", "m1", "Anybody?"));
        assertThat(views.conversations.get("c1").lastMessage())
                .isEqualTo(new LastMessage("visitor", "Anybody?", T0.plusSeconds(2)));
    }

    @Test
    void it_is_mine_for_the_assignee_and_assigned_for_the_others() {
        views.happened(escalated("c1"), new Assigned("c1", "anna"));
        var conversation = views.conversations.get("c1");
        assertThat(conversation.folderOf("anna")).isEqualTo(Folder.MINE);
        assertThat(conversation.folderOf("ben")).isEqualTo(Folder.ASSIGNED);
        assertThat(conversation.assignedAt()).isEqualTo(T0.plusSeconds(2));
    }

    @Test
    void a_closed_conversation_keeps_its_last_assignee_and_nobody_takes_part() {
        views.happened(escalated("c1"), new Assigned("c1", "anna"));
        views.happened(new AgentJoined("c1", "anna"), new AgentJoined("c1", "ben"));
        assertThat(views.conversations.get("c1").participants()).containsExactly("anna", "ben");
        views.happened(new Closed("c1", "anna"));
        var conversation = views.conversations.get("c1");
        assertThat(conversation.folderOf("anna")).isEqualTo(Folder.CLOSED);
        assertThat(conversation.assignee()).isEqualTo("anna");
        assertThat(conversation.assignedAt()).isEqualTo(T0.plusSeconds(2));
        assertThat(conversation.closedAt()).isEqualTo(T0.plusSeconds(5));
        assertThat(conversation.participants()).isEmpty();
    }

    @Test
    void who_was_reassigned_away_takes_part_no_more_unless_they_stay() {
        views.happened(escalated("c1"), new Assigned("c1", "anna"), new AgentJoined("c1", "anna"));
        views.happened(new Reassigned("c1", "anna", "ben", true), new AgentJoined("c1", "ben"));
        assertThat(views.conversations.get("c1").participants()).containsExactly("anna", "ben");
        views.happened(new Reassigned("c1", "ben", "chris", false));
        assertThat(views.conversations.get("c1").participants()).containsExactly("anna");
    }

    @Test
    void an_unassigned_conversation_is_as_new_but_for_its_history() {
        views.happened(escalated("c1"), new Assigned("c1", "anna"), new AgentJoined("c1", "anna"));
        views.happened(new Unassigned("c1", "anna"));
        var conversation = views.conversations.get("c1");
        assertThat(conversation.folderOf("anna")).isEqualTo(Folder.NEW);
        assertThat(conversation.assignee()).isNull();
        assertThat(conversation.assignedAt()).isNull();
        assertThat(conversation.participants()).isEmpty();
        assertThat(conversation.version()).isEqualTo(3);
    }

    @Test
    void counts_agree_with_the_lists_and_batches_with_single_events() {
        var oneByOne = new ViewsForTests();
        var events = randomEvents(new Random(4711), 600);
        var random = new Random(42);
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(60));
            views.happened(events.subList(from, to));
            from = to;
        }
        events.forEach(oneByOne::happened);

        for (var agent : List.of("anna", "ben", "chris", "nobody")) {
            for (var folder : Folder.values()) {
                var query = new FolderQuery(folder, agent, null, null, SearchWords.NONE, true, null, 1000);
                var list = views.pages.read(query);
                assertThat(list).isEqualTo(oneByOne.pages.read(query));
                assertThat(views.counts.read().seenBy(agent).of(folder))
                        .as("%s of %s", folder, agent)
                        .isEqualTo(list.size());
            }
        }
    }

    /** What aggregates could have decided, over a hundred conversations. */
    private static List<ConversationEvent> randomEvents(Random random, int count) {
        var agents = List.of("anna", "ben", "chris");
        Map<String, String> holders = new HashMap<>();
        var closed = new ArrayList<String>();
        var events = new ArrayList<ConversationEvent>();
        while (events.size() < count) {
            var id = "c" + random.nextInt(100);
            var agent = agents.get(random.nextInt(3));
            if (closed.contains(id)) continue;
            if (!holders.containsKey(id)) {
                var isStarted = random.nextInt(4) == 0;
                events.add(isStarted ? started(id, agent) : escalated(id));
                holders.put(id, isStarted ? agent : "");
                continue;
            }
            var holder = holders.get(id);
            if (holder.isEmpty()) {
                events.add(new Assigned(id, agent));
                holders.put(id, agent);
                continue;
            }
            switch (random.nextInt(12)) {
                case 0, 1 -> {
                    if (agent.equals(holder)) continue;
                    events.add(new Reassigned(id, holder, agent, random.nextBoolean()));
                    holders.put(id, agent);
                }
                case 2, 3 -> {
                    events.add(new Unassigned(id, holder));
                    holders.put(id, "");
                }
                case 4 -> {
                    events.add(new Closed(id, holder));
                    closed.add(id);
                }
                case 5, 6 -> events.add(new AgentJoined(id, agent));
                case 7 -> events.add(new AgentLeft(id, agent, false));
                case 8, 9 -> events.add(new AgentMessageSent(id, "m" + events.size(), agent, "Text " + events.size()));
                default -> events.add(new VisitorMessageReceived(id, "m" + events.size(), "Text " + events.size()));
            }
        }
        return events;
    }
}
