package dev.handoff.inbox.conversation;

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
import dev.handoff.inbox.conversation.ConversationCommand.Assign;
import dev.handoff.inbox.conversation.ConversationCommand.Close;
import dev.handoff.inbox.conversation.ConversationCommand.Escalate;
import dev.handoff.inbox.conversation.ConversationCommand.Join;
import dev.handoff.inbox.conversation.ConversationCommand.Leave;
import dev.handoff.inbox.conversation.ConversationCommand.Reassign;
import dev.handoff.inbox.conversation.ConversationCommand.ReceiveVisitorMessage;
import dev.handoff.inbox.conversation.ConversationCommand.SendMessage;
import dev.handoff.inbox.conversation.ConversationCommand.Start;
import dev.handoff.inbox.conversation.ConversationCommand.Unassign;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of a conversation, each as what had happened, what was asked, and what came of it. */
class ConversationTest {

    private static final String ID = "c1";
    private static final Instant T0 = Instant.parse("2026-03-01T08:00:00.123Z");
    private static final ExpectedVersion ANY = ExpectedVersion.ANY;

    private static Story given(ConversationEvent... events) {
        return new Story(List.of(events));
    }

    private static Escalated escalated() {
        var visitor = new ContactReference(null, "crm-7", "Vera", "vera@example.org", null);
        return new Escalated(ID, Channel.WEB, "default", visitor, "I need a person", List.of());
    }

    private static Started started(String agent) {
        var contact = new ContactReference("k1", null, "Vera", "vera@example.org", null);
        return new Started(ID, Channel.EMAIL, "default", contact, agent, "m0", "Hello Vera");
    }

    private static Assigned assignedTo(String agent) {
        return new Assigned(ID, agent);
    }

    private static AgentJoined joined(String agent) {
        return new AgentJoined(ID, agent);
    }

    private static Closed closed() {
        return new Closed(ID, "anna");
    }

    @Nested
    class Escalating {

        @Test
        void a_bot_hands_a_conversation_to_people() {
            var event = escalated();
            given().when(new Escalate(
                            ID,
                            event.channel(),
                            event.inbox(),
                            event.contact(),
                            event.helpMessage(),
                            event.transcript()))
                    .thenHappens(event);
        }
    }

    @Nested
    class Starting {

        @Test
        void an_agent_writes_to_a_contact() {
            var event = started("anna");
            given().when(new Start(
                            ID,
                            event.channel(),
                            event.inbox(),
                            event.contact(),
                            "anna",
                            event.messageId(),
                            event.text()))
                    .thenHappens(event);
        }

        @Test
        void whoever_started_it_has_it_and_has_joined() {
            given(started("anna")).when(new Assign(ID, "ben", ANY)).thenRefused(new AlreadyAssigned("anna", T0));
            given(started("anna")).when(new Join(ID, "anna", ANY)).thenNothingHappens();
            given(started("anna"))
                    .when(new SendMessage(ID, "m1", "anna", "And one more thing", ANY))
                    .thenHappens(new AgentMessageSent(ID, "m1", "anna", "And one more thing"));
        }

        @Test
        void the_first_message_is_not_written_twice() {
            given(started("anna"))
                    .when(new SendMessage(ID, "m0", "anna", "Hello Vera", ANY))
                    .thenNothingHappens();
        }

        @Test
        void the_contact_answers_and_it_goes_the_way_of_all_conversations() {
            given(started("anna"))
                    .when(new ReceiveVisitorMessage(ID, "m1", "Hello anna", ANY))
                    .thenHappens(new VisitorMessageReceived(ID, "m1", "Hello anna"));
            given(started("anna"))
                    .when(new Reassign(ID, "ben", false, ANY))
                    .thenHappens(new Reassigned(ID, "anna", "ben", false));
            given(started("anna")).when(new Unassign(ID, "anna", false, ANY)).thenHappens(new Unassigned(ID, "anna"));
            given(started("anna")).when(new Close(ID, "anna", ANY)).thenHappens(closed());
        }
    }

    @Nested
    class Assigning {

        @Test
        void an_agent_takes_a_new_conversation_and_has_not_joined_by_that() {
            given(escalated()).when(new Assign(ID, "anna", ANY)).thenHappens(assignedTo("anna"));
            given(escalated(), assignedTo("anna"))
                    .when(new Leave(ID, "anna", false, ANY))
                    .thenRefused(new NotJoined());
        }

        @Test
        void two_agents_assign_at_once_and_the_second_learns_who_was_first() {
            given(escalated(), assignedTo("anna"))
                    .when(new Assign(ID, "ben", ANY))
                    .thenRefused(new AlreadyAssigned("anna", T0));
        }

        @Test
        void assigning_again_what_is_mine_is_refused_too() {
            given(escalated(), assignedTo("anna"))
                    .when(new Assign(ID, "anna", ANY))
                    .thenRefused(new AlreadyAssigned("anna", T0));
        }

        @Test
        void whoever_it_was_reassigned_to_has_it() {
            given(escalated(), assignedTo("anna"), new Reassigned(ID, "anna", "ben", false))
                    .when(new Assign(ID, "anna", ANY))
                    .thenRefused(new AlreadyAssigned("ben", T0));
        }

        @Test
        void what_was_unassigned_can_be_taken_again() {
            given(escalated(), assignedTo("anna"), new Unassigned(ID, "anna"))
                    .when(new Assign(ID, "ben", ANY))
                    .thenHappens(assignedTo("ben"));
        }
    }

    @Nested
    class Reassigning {

        @Test
        void anyone_hands_an_assigned_conversation_to_somebody_else() {
            given(escalated(), assignedTo("anna"))
                    .when(new Reassign(ID, "ben", false, ANY))
                    .thenHappens(new Reassigned(ID, "anna", "ben", false));
        }

        @Test
        void the_previous_assignee_leaves() {
            given(escalated(), assignedTo("anna"), joined("anna"), new Reassigned(ID, "anna", "ben", false))
                    .when(new SendMessage(ID, "m1", "anna", "Still me", ANY))
                    .thenRefused(new NotJoined());
        }

        @Test
        void unless_they_are_to_stay() {
            given(escalated(), assignedTo("anna"), joined("anna"), new Reassigned(ID, "anna", "ben", true))
                    .when(new SendMessage(ID, "m1", "anna", "Still me", ANY))
                    .thenHappens(new AgentMessageSent(ID, "m1", "anna", "Still me"));
        }

        @Test
        void to_the_present_assignee_changes_nothing() {
            given(escalated(), assignedTo("anna"))
                    .when(new Reassign(ID, "anna", false, ANY))
                    .thenNothingHappens();
        }

        @Test
        void nobody_has_a_new_conversation_to_hand_on() {
            given(escalated()).when(new Reassign(ID, "ben", false, ANY)).thenRefused(new NotAssigned());
        }
    }

    @Nested
    class Unassigning {

        @Test
        void the_assignee_puts_it_back_to_new() {
            given(escalated(), assignedTo("anna"))
                    .when(new Unassign(ID, "anna", false, ANY))
                    .thenHappens(new Unassigned(ID, "anna"));
        }

        @Test
        void an_operator_puts_back_what_somebody_else_has() {
            given(escalated(), assignedTo("anna"))
                    .when(new Unassign(ID, "olga", true, ANY))
                    .thenHappens(new Unassigned(ID, "anna"));
        }

        @Test
        void a_colleague_may_not() {
            given(escalated(), assignedTo("anna"))
                    .when(new Unassign(ID, "ben", false, ANY))
                    .thenRefused(403, "forbidden");
        }

        @Test
        void everyone_has_left_it() {
            given(escalated(), assignedTo("anna"), joined("ben"), new Unassigned(ID, "anna"))
                    .when(new Leave(ID, "ben", false, ANY))
                    .thenRefused(new NotJoined());
        }

        @Test
        void a_new_one_is_with_nobody() {
            given(escalated()).when(new Unassign(ID, "anna", true, ANY)).thenRefused(new NotAssigned());
        }
    }

    @Nested
    class JoiningAndLeaving {

        @Test
        void anyone_joins_an_assigned_conversation() {
            given(escalated(), assignedTo("anna"))
                    .when(new Join(ID, "ben", ANY))
                    .thenHappens(joined("ben"));
        }

        @Test
        void joining_twice_changes_nothing() {
            given(escalated(), assignedTo("anna"), joined("ben"))
                    .when(new Join(ID, "ben", ANY))
                    .thenNothingHappens();
        }

        @Test
        void a_new_conversation_has_to_be_assigned_first() {
            given(escalated()).when(new Join(ID, "ben", ANY)).thenRefused(new NotAssigned());
        }

        @Test
        void leaving_may_hand_back_to_the_bot() {
            given(escalated(), assignedTo("anna"), joined("anna"))
                    .when(new Leave(ID, "anna", true, ANY))
                    .thenHappens(new AgentLeft(ID, "anna", true));
        }

        @Test
        void an_assignee_who_leaves_stays_assignee() {
            given(escalated(), assignedTo("anna"), joined("anna"), new AgentLeft(ID, "anna", false))
                    .when(new Assign(ID, "ben", ANY))
                    .thenRefused(new AlreadyAssigned("anna", T0));
        }

        @Test
        void who_has_left_comes_back() {
            given(escalated(), assignedTo("anna"), joined("anna"), new AgentLeft(ID, "anna", false))
                    .when(new Join(ID, "anna", ANY))
                    .thenHappens(joined("anna"));
        }

        @Test
        void nobody_leaves_without_having_joined() {
            given(escalated(), assignedTo("anna"))
                    .when(new Leave(ID, "anna", false, ANY))
                    .thenRefused(new NotJoined());
            given(escalated()).when(new Leave(ID, "anna", false, ANY)).thenRefused(new NotJoined());
        }
    }

    @Nested
    class Writing {

        @Test
        void who_has_joined_answers() {
            given(escalated(), assignedTo("anna"), joined("ben"))
                    .when(new SendMessage(ID, "m1", "ben", "Hello", ANY))
                    .thenHappens(new AgentMessageSent(ID, "m1", "ben", "Hello"));
        }

        @Test
        void the_assignee_has_to_join_first() {
            given(escalated(), assignedTo("anna"))
                    .when(new SendMessage(ID, "m1", "anna", "Hello", ANY))
                    .thenRefused(new NotJoined());
        }

        @Test
        void the_visitor_writes_whoever_has_it() {
            given(escalated())
                    .when(new ReceiveVisitorMessage(ID, "m1", "Anybody there?", ANY))
                    .thenHappens(new VisitorMessageReceived(ID, "m1", "Anybody there?"));
        }

        @Test
        void a_retried_message_is_not_written_twice() {
            given(escalated(), assignedTo("anna"), joined("anna"), new AgentMessageSent(ID, "m1", "anna", "Hello"))
                    .when(new SendMessage(ID, "m1", "anna", "Hello", ANY))
                    .thenNothingHappens();
            given(escalated(), new VisitorMessageReceived(ID, "m1", "Hello"))
                    .when(new ReceiveVisitorMessage(ID, "m1", "Hello", ANY))
                    .thenNothingHappens();
        }

        @Test
        void a_retry_is_none_the_worse_for_what_happened_since() {
            given(escalated(), new VisitorMessageReceived(ID, "m1", "Hello"), assignedTo("anna"), closed())
                    .when(new ReceiveVisitorMessage(ID, "m1", "Hello", ExpectedVersion.of(0)))
                    .thenNothingHappens();
        }
    }

    @Nested
    class Closing {

        @Test
        void the_assignee_closes_it() {
            given(escalated(), assignedTo("anna"))
                    .when(new Close(ID, "anna", ANY))
                    .thenHappens(closed());
        }

        @Test
        void nobody_closes_what_somebody_else_has() {
            given(escalated(), assignedTo("anna"))
                    .when(new Close(ID, "olga", ANY))
                    .thenRefused(403, "forbidden");
        }

        @Test
        void nobody_closes_what_nobody_has() {
            given(escalated()).when(new Close(ID, "anna", ANY)).thenRefused(new NotAssigned());
        }

        @Test
        void closed_is_final() {
            var ended = given(escalated(), assignedTo("anna"), joined("anna"), closed());
            ended.when(new Assign(ID, "anna", ANY)).thenRefused(new ConversationClosed());
            ended.when(new Reassign(ID, "ben", false, ANY)).thenRefused(new ConversationClosed());
            ended.when(new Unassign(ID, "anna", false, ANY)).thenRefused(new ConversationClosed());
            ended.when(new Join(ID, "anna", ANY)).thenRefused(new ConversationClosed());
            ended.when(new Leave(ID, "anna", false, ANY)).thenRefused(new ConversationClosed());
            ended.when(new SendMessage(ID, "m1", "anna", "Hello", ANY)).thenRefused(new ConversationClosed());
            ended.when(new ReceiveVisitorMessage(ID, "m1", "Hello", ANY)).thenRefused(new ConversationClosed());
            ended.when(new Close(ID, "anna", ANY)).thenRefused(new ConversationClosed());
        }
    }

    @Nested
    class Versions {

        @Test
        void a_version_is_the_number_of_the_last_event_from_0() {
            given(escalated(), assignedTo("anna"))
                    .when(new Join(ID, "anna", ExpectedVersion.of(1)))
                    .thenHappens(joined("anna"));
        }

        @Test
        void an_older_one_is_refused_before_anything_else() {
            var ended = given(escalated(), assignedTo("anna"), closed());
            var old = ExpectedVersion.of(1);
            for (var command : List.of(
                    new Assign(ID, "ben", old),
                    new Reassign(ID, "ben", false, old),
                    new Unassign(ID, "anna", false, old),
                    new Join(ID, "anna", old),
                    new Leave(ID, "anna", false, old),
                    new SendMessage(ID, "m1", "anna", "Hello", old),
                    new ReceiveVisitorMessage(ID, "m1", "Hello", old),
                    new Close(ID, "anna", old))) {
                ended.when(command).thenRefused(412, "stale-version");
            }
        }

        @Test
        void what_would_change_nothing_is_refused_all_the_same() {
            given(escalated(), assignedTo("anna"), joined("anna"))
                    .when(new Join(ID, "anna", ExpectedVersion.of(1)))
                    .thenRefused(412, "stale-version");
        }
    }

    /** What had happened, all of it at {@link #T0}. */
    private record Story(List<ConversationEvent> before) {

        Outcome when(ConversationCommand command) {
            var fixture = new AggregateTestFixture<>(Conversation.class);
            var executor = before.isEmpty()
                    ? fixture.givenNoPriorActivity()
                    : fixture.givenCurrentTime(T0).andGiven(before);
            return new Outcome(executor.when(command));
        }
    }

    private record Outcome(ResultValidator<Conversation> result) {

        void thenHappens(ConversationEvent event) {
            result.expectSuccessfulHandlerExecution().expectEvents(event);
        }

        void thenNothingHappens() {
            result.expectSuccessfulHandlerExecution().expectNoEvents();
        }

        void thenRefused(Refusal expected) {
            thenRefused(expected.status(), expected.code(), expected.facts());
        }

        void thenRefused(int status, String code) {
            thenRefused(status, code, null);
        }

        private void thenRefused(int status, String code, Map<String, Object> facts) {
            result.expectNoEvents()
                    .expectException(new CustomTypeSafeMatcher<Refusal>(status + " " + code + " " + facts) {
                        @Override
                        protected boolean matchesSafely(Refusal refusal) {
                            return refusal.status() == status
                                    && refusal.code().equals(code)
                                    && (facts == null || refusal.facts().equals(facts));
                        }
                    });
        }
    }
}
