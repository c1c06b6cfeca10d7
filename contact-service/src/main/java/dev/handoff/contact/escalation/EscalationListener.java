package dev.handoff.contact.escalation;

import dev.handoff.contact.escalation.Reception.Arrival;
import dev.handoff.events.Topics;
import dev.handoff.starter.messaging.Consumers;
import dev.handoff.starter.messaging.EventConsumer;
import dev.handoff.starter.messaging.ReceivedEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of conversations that begin. */
@Component
class EscalationListener {

    /** What comes in the meantime is engaged together, which costs the database little more than one alone. */
    private static final Duration REST = Duration.ofMillis(100);

    /** After so many there are more, and no time to rest. */
    private static final int MANY = 10;

    private final EventConsumer consumer;
    private final Reception reception;

    EscalationListener(Consumers consumers, Reception reception) {
        this.consumer = consumers.named("escalations", Beginning.TYPES, (events, _) -> receive(events));
        this.reception = reception;
    }

    @KafkaListener(id = "escalations", topics = Topics.CONVERSATIONS, groupId = "contact-service", batch = "true")
    void on(List<ConsumerRecord<byte[], byte[]>> messages) throws Exception {
        consumer.consume(messages);
        if (messages.size() < MANY) Thread.sleep(REST);
    }

    private void receive(List<ReceivedEvent> events) {
        reception.receive(events.stream().flatMap(EscalationListener::arrival).toList());
    }

    private static Stream<Arrival> arrival(ReceivedEvent event) {
        return Beginning.of(event.payload()).map(beginning -> Arrival.of(beginning, event.origin())).stream();
    }
}
