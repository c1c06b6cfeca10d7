package dev.handoff.inbox.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.events.EventTypes;
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
import dev.handoff.events.conversation.ConversationEvent.Unassigned;
import dev.handoff.inbox.channel.webchat.ChatState.With;
import dev.handoff.starter.store.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** With whom a visitor talks, after what happened to their conversation. */
class DialogueTest {

    private static final Escalated ESCALATED = new Escalated(
            "c1", Channel.WEB, "default", new ContactReference(null, null, null, null, null), "Help", List.of());
    private static final Assigned ASSIGNED = new Assigned("c1", "anna");
    private static final AgentJoined JOINED = new AgentJoined("c1", "anna");
    private static final AgentLeft HANDED_BACK = new AgentLeft("c1", "anna", true);

    @Test
    void before_the_escalation_it_is_the_bot() {
        assertThat(after()).isEqualTo(new ChatState(With.BOT));
    }

    @Test
    void then_they_wait_until_somebody_joins() {
        assertThat(after(ESCALATED)).isEqualTo(new ChatState(With.WAITING));
        assertThat(after(ESCALATED, ASSIGNED)).isEqualTo(new ChatState(With.WAITING));
        assertThat(after(ESCALATED, ASSIGNED, JOINED)).isEqualTo(new ChatState(With.AGENT, "ANNA"));
    }

    @Test
    void of_several_it_is_the_one_who_wrote_last() {
        var ben = new AgentJoined("c1", "ben");
        assertThat(after(ESCALATED, ASSIGNED, JOINED, ben)).isEqualTo(new ChatState(With.AGENT, "ANNA"));
        var wrote = new AgentMessageSent("c1", "m1", "ben", "Hello");
        assertThat(after(ESCALATED, ASSIGNED, JOINED, ben, wrote)).isEqualTo(new ChatState(With.AGENT, "BEN"));
        assertThat(after(ESCALATED, ASSIGNED, JOINED, ben, wrote, new AgentLeft("c1", "ben", false)))
                .isEqualTo(new ChatState(With.AGENT, "ANNA"));
    }

    @Test
    void handed_back_it_is_the_bot_until_the_team_does_anything() {
        assertThat(after(ESCALATED, ASSIGNED, JOINED, HANDED_BACK)).isEqualTo(new ChatState(With.BOT));
        assertThat(after(ESCALATED, ASSIGNED, JOINED, HANDED_BACK, JOINED))
                .isEqualTo(new ChatState(With.AGENT, "ANNA"));
        assertThat(after(ESCALATED, ASSIGNED, JOINED, HANDED_BACK, new Reassigned("c1", "anna", "ben", false)))
                .isEqualTo(new ChatState(With.WAITING));
        assertThat(after(ESCALATED, ASSIGNED, JOINED, HANDED_BACK, new Unassigned("c1", "anna")))
                .isEqualTo(new ChatState(With.WAITING));
    }

    @Test
    void one_who_hands_back_while_a_colleague_stays_hands_nothing_back() {
        assertThat(after(ESCALATED, ASSIGNED, JOINED, new AgentJoined("c1", "ben"), HANDED_BACK))
                .isEqualTo(new ChatState(With.AGENT, "BEN"));
    }

    @Test
    void closed_is_the_end() {
        assertThat(after(ESCALATED, ASSIGNED, JOINED, new Closed("c1", "anna"))).isEqualTo(new ChatState(With.CLOSED));
        assertThat(after(ESCALATED, ASSIGNED, JOINED, HANDED_BACK, new Closed("c1", "anna")))
                .isEqualTo(new ChatState(With.CLOSED));
    }

    private static ChatState after(ConversationEvent... events) {
        var dialogue = new Dialogue(agent -> agent.toUpperCase(Locale.ROOT));
        for (int i = 0; i < events.length; i++) {
            dialogue.follow(new StoredEvent(
                    i + 1,
                    "e" + i,
                    "c1",
                    i,
                    EventTypes.nameOf(events[i].getClass()),
                    events[i],
                    new byte[0],
                    null,
                    null,
                    Instant.EPOCH));
        }
        return dialogue.state();
    }
}
