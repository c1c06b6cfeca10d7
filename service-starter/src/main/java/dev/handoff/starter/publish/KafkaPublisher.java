package dev.handoff.starter.publish;

import dev.handoff.starter.reaction.Reaction;
import dev.handoff.starter.store.StoredEvent;

/**
 * Publishes stored events to the service's topic. Records are sent as they come and all acknowledgements of a batch awaited
 * before its position is kept, so the store is the outbox: at least once, in order for each key, never a hole. While Kafka
 * is away this waits, and commands go on.
 */
public final class KafkaPublisher implements Reaction {

    /** Also the reaction's name in operations and metrics. */
    public static final String NAME = "kafka-publisher";

    private final EventSender sender;
    private volatile boolean stopped;

    KafkaPublisher(EventSender sender) {
        this.sender = sender;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(StoredEvent event) {
        sender.send(event);
    }

    @Override
    public void complete() {
        sender.awaitAcknowledgements(() -> !stopped);
    }

    @Override
    public void stop() {
        stopped = true;
        sender.close();
    }
}
