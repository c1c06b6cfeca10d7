package dev.handoff.contact.escalation;

import dev.handoff.events.Topics;
import dev.handoff.starter.messaging.Consumers;
import dev.handoff.starter.messaging.EventConsumer;
import dev.handoff.starter.messaging.ReceivedEvent;
import java.util.List;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of conversations that begin. */
@Component
class EscalationListener {

    private final EventConsumer consumer;
    private final Reception reception;

    EscalationListener(Consumers consumers, Reception reception) {
        this.consumer = consumers.named("escalations", Beginning.TYPES, (events, _) -> receive(events));
        this.reception = reception;
    }

    @KafkaListener(id = "escalations", topics = Topics.CONVERSATIONS, groupId = "contact-service", batch = "true")
    void on(List<ConsumerRecord<byte[], byte[]>> messages) throws Exception {
        consumer.consume(messages);
    }

    private void receive(List<ReceivedEvent> events) throws Exception {
        for (var event : events) {
            var beginning = Beginning.of(event.payload());
            if (beginning.isEmpty()) continue;
            event.origin().call(Executors.callable(() -> reception.receive(beginning.get())));
        }
    }
}
