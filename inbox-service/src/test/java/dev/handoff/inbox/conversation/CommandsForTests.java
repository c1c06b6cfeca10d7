package dev.handoff.inbox.conversation;

import dev.handoff.events.conversation.Channel;
import dev.handoff.events.conversation.ContactReference;
import dev.handoff.starter.command.ExpectedVersion;
import java.util.List;

/** Commands for tests and benchmarks that send them without HTTP. */
public final class CommandsForTests {

    private CommandsForTests() {}

    public static Object escalate(String conversationId) {
        return new ConversationCommand.Escalate(
                conversationId,
                Channel.WEB,
                "default",
                new ContactReference(null, null, "Vera", "vera@example.org", null),
                "Where is my order 2026-1182? It should have come last week.",
                List.of());
    }

    public static Object assign(String conversationId, String agent) {
        return new ConversationCommand.Assign(conversationId, agent, ExpectedVersion.ANY);
    }
}
