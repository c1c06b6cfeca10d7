package dev.handoff.inbox.contact;

import dev.handoff.events.Topics;
import dev.handoff.starter.messaging.EventReader;
import dev.handoff.starter.messaging.ReceivedEvent;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of contacts. What is no event is passed over by the reader; whatever else fails is tried again, in order. */
@Component
class ContactListener {

    private final EventReader reader;
    private final ContactCopy copy;

    ContactListener(EventReader reader, ContactCopy copy) {
        this.reader = reader;
        this.copy = copy;
    }

    @KafkaListener(id = "contacts", topics = Topics.CONTACTS, groupId = "inbox-service", batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> messages) throws SQLException {
        List<ReceivedEvent> events =
                messages.stream().map(reader::read).flatMap(Optional::stream).toList();
        copy.write(events);
    }
}
