package dev.handoff.inbox.conversation;

import dev.handoff.events.conversation.Channel;
import dev.handoff.events.conversation.ContactReference;
import dev.handoff.starter.command.ExpectedVersion;
import java.util.List;

/** Commands for tests and benchmarks that send them without HTTP. */
public final class CommandsForTests {

    private CommandsForTests() {}

    public static Object escalate(String conversationId) {
        return escalate(conversationId, "default");
    }

    public static Object escalate(String conversationId, String inbox) {
        return new ConversationCommand.Escalate(
                conversationId,
                Channel.WEB,
                inbox,
                new ContactReference(null, null, "Vera", "vera@example.org", null),
                "Where is my order 2026-1182? It should have come last week.",
                List.of());
    }

    public static Object assign(String conversationId, String agent) {
        return new ConversationCommand.Assign(conversationId, agent, ExpectedVersion.ANY);
    }

    public static Object join(String conversationId, String agent) {
        return new ConversationCommand.Join(conversationId, agent, ExpectedVersion.ANY);
    }

    public static Object answer(String conversationId, String messageId, String agent, String text) {
        return new ConversationCommand.SendMessage(conversationId, messageId, agent, text, ExpectedVersion.ANY);
    }

    public static Object visitorWrites(String conversationId, String messageId, String text) {
        return new ConversationCommand.ReceiveVisitorMessage(conversationId, messageId, text, ExpectedVersion.ANY);
    }

    public static Object close(String conversationId, String agent) {
        return new ConversationCommand.Close(conversationId, agent, ExpectedVersion.ANY);
    }
}
