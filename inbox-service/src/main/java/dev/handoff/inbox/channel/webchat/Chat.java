package dev.handoff.inbox.channel.webchat;

import dev.handoff.events.conversation.Channel;
import dev.handoff.events.conversation.ContactReference;
import dev.handoff.events.conversation.TranscriptLine;
import dev.handoff.events.conversation.TranscriptLine.Speaker;
import dev.handoff.inbox.agent.Agents;
import dev.handoff.inbox.channel.webchat.ChatState.With;
import dev.handoff.inbox.conversation.ConversationCommand;
import dev.handoff.inbox.conversation.ConversationCommand.Escalate;
import dev.handoff.inbox.conversation.ConversationCommand.ReceiveVisitorMessage;
import dev.handoff.inbox.conversation.ConversationCommand.Unassign;
import dev.handoff.inbox.thread.Messages;
import dev.handoff.starter.command.AlreadyExists;
import dev.handoff.starter.command.Commands;
import dev.handoff.starter.command.ExpectedVersion;
import dev.handoff.starter.command.Ids;
import dev.handoff.starter.command.Origin;
import dev.handoff.starter.problem.StaleVersion;
import dev.handoff.starter.problem.Unavailable;
import dev.handoff.starter.store.EventLog;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Carries what a visitor says to the bot or to the team, whoever has the word. To the team it speaks by the same commands
 * as every bot platform.
 */
@Component
@IfWebchat
class Chat {

    private static final String ACTOR = "webchat";

    /** Lines of a transcript: the rest was said long before. */
    private static final int LONGEST_TRANSCRIPT = 100;

    private static final int ATTEMPTS = 5;

    private final Visits visits;
    private final Commands commands;
    private final Messages messages;
    private final EventLog log;
    private final Agents agents;
    private final String inbox;

    Chat(
            Visits visits,
            Commands commands,
            Messages messages,
            EventLog log,
            Agents agents,
            WebchatProperties properties) {
        this.visits = visits;
        this.commands = commands;
        this.messages = messages;
        this.log = log;
        this.agents = agents;
        this.inbox = properties.inbox();
    }

    ChatView view(String visitId, Consumer<String> onConversation) {
        return new ChatView(visitId, visits, log, agents, onConversation);
    }

    /** Says it to whoever has the word; after the end of the conversation it is refused. */
    ChatMessage say(String visitId, String text) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var view = read(visitId);
            if (view.state().state() != With.BOT) return passOn(view.visit(), text);
            if (isEscalating(view)) {
                escalate(view.visit());
                continue;
            }
            var answer = Script.in(view.visit().language()).answerTo(text);
            var said = visits.talk(view.visit(), text, answer);
            if (said.isPresent()) return said.get().asMessage();
        }
        throw new Unavailable("Somebody is just coming to help you. Say it again.");
    }

    /** Brings a human in, for the first time or again; with whom the visitor talks then. */
    ChatState human(String visitId) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var view = read(visitId);
            if (view.state().state() != With.BOT) return view.state();
            if (view.dialogue().hasBegun()) bringBack(view);
            else escalate(view.visit());
        }
        return read(visitId).state();
    }

    private ChatView read(String visitId) {
        var view = view(visitId, _ -> {});
        view.refresh();
        return view;
    }

    /** The visit says that there is a conversation, and there is none yet: it is on its way, or its instance died. */
    private static boolean isEscalating(ChatView view) {
        return view.visit().conversationId() != null && !view.dialogue().hasBegun();
    }

    private ChatMessage passOn(Visit visit, String text) {
        var id = Ids.next();
        send(new ReceiveVisitorMessage(visit.conversationId(), id, text, ExpectedVersion.ANY));
        var message = messages.get(visit.conversationId(), id);
        return new ChatMessage(id, message.from(), null, message.text(), message.at());
    }

    /** Once the visit has its conversation nothing is said to the bot any more, so the transcript is whole. */
    private void escalate(Visit visit) {
        var conversationId = visits.conversationOf(visit.visitId());
        var lines = visits.linesAfter(visit.visitId(), 0);
        var help = lines.stream()
                .filter(Line::isVisitors)
                .map(Line::text)
                .reduce((_, last) -> last)
                .orElseGet(() -> Script.in(visit.language()).request());
        var contact = new ContactReference(null, null, visit.name(), null, null);
        try {
            send(new Escalate(conversationId, Channel.WEB, inbox, contact, help, transcript(lines)));
        } catch (AlreadyExists done) {
            // by another request
        }
        visits.tell(visit.visitId());
    }

    private static List<TranscriptLine> transcript(List<Line> lines) {
        return lines.stream()
                .skip(Math.max(0, lines.size() - LONGEST_TRANSCRIPT))
                .map(line ->
                        new TranscriptLine(line.isVisitors() ? Speaker.VISITOR : Speaker.BOT, line.text(), line.at()))
                .toList();
    }

    /**
     * The team hears what the visitor said to the bot meanwhile, then finds the conversation in New: the agent who
     * handed it back has still got it, and is not waiting for it.
     */
    private void bringBack(ChatView view) {
        var conversationId = view.visit().conversationId();
        var unheard = visits.linesAfter(view.visit().visitId(), 0).stream()
                .filter(Line::isVisitors)
                .filter(line -> line.position() >= view.dialogue().handedBackAt())
                .filter(line -> !view.dialogue().has(line.messageId()))
                .toList();
        for (var line : unheard) {
            send(new ReceiveVisitorMessage(conversationId, line.messageId(), line.text(), ExpectedVersion.ANY));
        }
        if (!unheard.isEmpty()) return; // looks again: somebody may have taken it up by now
        try {
            send(new Unassign(
                    conversationId,
                    ACTOR,
                    true,
                    ExpectedVersion.of(view.dialogue().version())));
        } catch (StaleVersion changed) {
            // looks again
        }
    }

    private void send(ConversationCommand command) {
        var correlationId = Origin.current().map(Origin::correlationId).orElse(null);
        try {
            new Origin(ACTOR, correlationId).call(Executors.callable(() -> commands.send(command)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
