package dev.handoff.starter.publish;

import dev.handoff.starter.reaction.Reactions;
import dev.handoff.starter.store.EventLog;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/eventstore} at the management port: how far the store is, and how much of it Kafka has. */
@Endpoint(id = "eventstore")
public final class EventStoreEndpoint {

    private final EventLog log;
    private final Reactions reactions;

    EventStoreEndpoint(EventLog log, Reactions reactions) {
        this.log = log;
        this.reactions = reactions;
    }

    /**
     * How far the service has come.
     *
     * @param head the position of the last event stored
     * @param published every event up to this position is acknowledged by Kafka
     */
    public record Progress(long head, long published) {}

    @ReadOperation
    public Progress progress() {
        var published = reactions.position(KafkaPublisher.NAME).orElse(0);
        return new Progress(log.head(), published);
    }
}
