package dev.handoff.inbox.contact;

import dev.handoff.events.Topics;
import dev.handoff.starter.messaging.Consumers;
import dev.handoff.starter.messaging.EventConsumer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of contacts. */
@Component
class ContactListener {

    private final EventConsumer consumer;

    ContactListener(Consumers consumers, ContactCopy copy) {
        this.consumer = consumers.named("contacts", copy::write);
    }

    @KafkaListener(id = "contacts", topics = Topics.CONTACTS, groupId = "inbox-service", batch = "true")
    void on(List<ConsumerRecord<byte[], byte[]>> messages) throws Exception {
        consumer.consume(messages);
    }
}
