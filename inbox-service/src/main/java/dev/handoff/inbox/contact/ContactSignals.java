package dev.handoff.inbox.contact;

import dev.handoff.inbox.signal.SignalListener;
import dev.handoff.starter.store.ByKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Carries word of changed contacts from the instance that heard it on Kafka to all: the word goes out with the
 * transaction that wrote the change, and comes in as a {@link ContactsChanged}.
 */
@Component
class ContactSignals implements SignalListener {

    private static final String CHANNEL = "handoff_contacts";

    private final ApplicationEventPublisher events;

    ContactSignals(ApplicationEventPublisher events) {
        this.events = events;
    }

    /**
     * Of a contact with very many conversations the latest are told. A notification holds 8000 bytes, so a hundred ids
     * go into one.
     */
    static void send(List<String> contactIds, List<String> conversationIds, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(ByKey.SQL + """
                with latest as (
                    select conversation_id, row_number() over (order by position desc) - 1 as number
                    from conversations
                    where conversation_id in (
                        select unnest(?::text[])
                        union
                        select conversation_id from conversation_contacts where contact_id = any (?))
                    order by position desc limit 1000)
                select pg_notify('%s', string_agg(conversation_id, ' ')) from latest group by number / 100""".formatted(CHANNEL))) {
            statement.setArray(1, connection.createArrayOf("text", conversationIds.toArray()));
            statement.setArray(2, connection.createArrayOf("text", contactIds.toArray()));
            statement.execute();
        }
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public void connected() {
        events.publishEvent(ContactsChanged.UNKNOWN);
    }

    @Override
    public void heard(String text) {
        events.publishEvent(new ContactsChanged(List.of(text.split(" "))));
    }
}
