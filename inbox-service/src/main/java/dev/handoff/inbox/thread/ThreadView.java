package dev.handoff.inbox.thread;

import dev.handoff.events.conversation.ConversationEvent.AgentMessageSent;
import dev.handoff.events.conversation.ConversationEvent.Escalated;
import dev.handoff.events.conversation.ConversationEvent.Started;
import dev.handoff.events.conversation.ConversationEvent.VisitorMessageReceived;
import dev.handoff.starter.store.ArrayStatement;
import dev.handoff.starter.store.Pipeline;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.store.View;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who said what in each conversation: the lines of the transcript, then every message. Rows are only ever added. */
@Component
class ThreadView implements View {

    @Override
    public String name() {
        return "thread";
    }

    @Override
    public List<String> tables() {
        return List.of("messages");
    }

    @Override
    public void apply(List<StoredEvent> events, Pipeline pipeline) {
        var lines = events.stream().flatMap(ThreadView::lines).toList();
        if (lines.isEmpty()) return;
        ArrayStatement.over(lines, """
                        insert into messages (conversation_id, position, line, message_id, sender, agent_id, text, at)
                        select * from unnest(?::text[], ?::bigint[], ?::integer[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::timestamptz[])""")
                .text(Line::conversationId)
                .bigint(Line::position)
                .integer(Line::number)
                .text(Line::messageId)
                .text(Line::from)
                .text(Line::agent)
                .text(Line::text)
                .instant(Line::at)
                .addTo(pipeline);
    }

    private static Stream<Line> lines(StoredEvent stored) {
        return switch (stored.payload()) {
            case Escalated escalated -> transcript(escalated, stored);
            case Started started ->
                Stream.of(line(stored, started.messageId(), "agent", started.startedBy(), started.text()));
            case AgentMessageSent sent ->
                Stream.of(line(stored, sent.messageId(), "agent", sent.agentId(), sent.text()));
            case VisitorMessageReceived received ->
                Stream.of(line(stored, received.messageId(), "visitor", null, received.text()));
            default -> Stream.empty();
        };
    }

    /** Lines of a transcript bear no ids of their own: the event's id and their number are one that never changes. */
    private static Stream<Line> transcript(Escalated escalated, StoredEvent stored) {
        return IntStream.range(0, escalated.transcript().size()).mapToObj(number -> {
            var line = escalated.transcript().get(number);
            return new Line(
                    stored.aggregateId(),
                    stored.position(),
                    number,
                    stored.eventId() + "-" + number,
                    line.from().name().toLowerCase(Locale.ROOT),
                    null,
                    line.text(),
                    line.at());
        });
    }

    private static Line line(StoredEvent stored, String messageId, String from, String agent, String text) {
        return new Line(stored.aggregateId(), stored.position(), 0, messageId, from, agent, text, stored.at());
    }

    private record Line(
            String conversationId,
            long position,
            int number,
            String messageId,
            String from,
            String agent,
            String text,
            Instant at) {}
}
