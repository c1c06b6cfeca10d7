package dev.handoff.contact.directory;

import dev.handoff.events.contact.ContactEvent.Engaged;
import dev.handoff.starter.store.ArrayStatement;
import dev.handoff.starter.store.Pipeline;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.store.View;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The table {@code engagements}: who engaged in which conversation, deleted contacts included. */
@Component
class EngagementsView implements View {

    private record Row(Engaged engaged, Instant at) {}

    @Override
    public String name() {
        return "engagements";
    }

    @Override
    public List<String> tables() {
        return List.of("engagements");
    }

    @Override
    public void apply(List<StoredEvent> events, Pipeline pipeline) {
        var rows = events.stream()
                .flatMap(event -> event.payload() instanceof Engaged engaged
                        ? Stream.of(new Row(engaged, event.at()))
                        : Stream.empty())
                .toList();
        ArrayStatement.over(rows, """
                        insert into engagements (conversation_id, contact_id, channel, at)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[])
                        on conflict (conversation_id) do nothing""")
                .text(row -> row.engaged().conversationId())
                .text(row -> row.engaged().contactId())
                .text(row -> row.engaged().channel().name().toLowerCase(Locale.ROOT))
                .instant(Row::at)
                .addTo(pipeline);
    }
}
