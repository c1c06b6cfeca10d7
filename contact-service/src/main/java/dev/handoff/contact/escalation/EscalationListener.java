package dev.handoff.contact.escalation;

import dev.handoff.events.Topics;
import dev.handoff.starter.messaging.EventReader;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of conversations that begin. What is no event is passed over by the reader; whatever else fails is tried again, in order. */
@Component
class EscalationListener {

    private final EventReader reader;
    private final Reception reception;

    EscalationListener(EventReader reader, Reception reception) {
        this.reader = reader;
        this.reception = reception;
    }

    @KafkaListener(id = "escalations", topics = Topics.CONVERSATIONS, groupId = "contact-service")
    void on(ConsumerRecord<String, byte[]> message) throws Exception {
        var event = reader.read(message).orElse(null);
        if (event == null) return;
        var beginning = Beginning.of(event.payload());
        if (beginning.isEmpty()) return;
        event.origin().call(Executors.callable(() -> reception.receive(beginning.get())));
    }
}
