package dev.handoff.inbox.channel.webchat;

import dev.handoff.inbox.agent.Agents;
import dev.handoff.starter.store.EventLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One visitor's chat: what was said with the bot, which the visit keeps, and what was said with the team, which the store
 * keeps, in one order. Reads only what came since it was read last.
 */
final class ChatView {

    private final String visitId;
    private final Visits visits;
    private final EventLog log;
    private final Dialogue dialogue;
    private final Set<String> lineIds = new HashSet<>();
    private final Consumer<String> onConversation;
    private long lastLine;
    private Visit visit;

    /** @param onConversation is told the conversation's id, before any of its events is read */
    ChatView(String visitId, Visits visits, EventLog log, Agents agents, Consumer<String> onConversation) {
        this.visitId = visitId;
        this.visits = visits;
        this.log = log;
        this.dialogue = new Dialogue(agents::nameOf);
        this.onConversation = onConversation;
    }

    /**
     * Where a message stands: what was said with the bot comes after what the store held by then.
     *
     * @param line its number in the visit; 0 for what is in the store
     */
    private record Placed(long position, long line, ChatMessage message) {

        private static final Comparator<Placed> ORDER =
                Comparator.comparingLong(Placed::position).thenComparingLong(Placed::line);
    }

    Visit visit() {
        return visit;
    }

    Dialogue dialogue() {
        return dialogue;
    }

    ChatState state() {
        return dialogue.state();
    }

    /** What was said since the last call, oldest first. */
    List<ChatMessage> refresh() {
        visit = visits.get(visitId);
        var said = new ArrayList<Placed>();
        for (var line : visits.linesAfter(visitId, lastLine)) {
            lastLine = line.number();
            lineIds.add(line.messageId());
            said.add(new Placed(line.position(), line.number(), line.asMessage()));
        }
        if (visit.conversationId() != null) {
            onConversation.accept(visit.conversationId());
            for (var event : log.readAggregate(visit.conversationId(), dialogue.version() + 1)) {
                dialogue.follow(event)
                        .filter(message -> !lineIds.contains(message.messageId()))
                        .ifPresent(message -> said.add(new Placed(event.position(), 0, message)));
            }
        }
        return said.stream().sorted(Placed.ORDER).map(Placed::message).toList();
    }
}
