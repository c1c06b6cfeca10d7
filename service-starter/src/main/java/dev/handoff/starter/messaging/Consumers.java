package dev.handoff.starter.messaging;

import dev.handoff.starter.deadletter.DeadLetters;

/** Makes the consumers of the service's listeners. */
public final class Consumers {

    private final EventReader reader;
    private final DeadLetters letters;

    Consumers(EventReader reader, DeadLetters letters) {
        this.reader = reader;
        this.letters = letters;
    }

    /** @param name for those who run the service, unique in it; never to be changed: its dead letters are kept under it */
    public EventConsumer named(String name, EventHandling handling) {
        var consumer = new EventConsumer(name, reader, handling, letters);
        letters.register(consumer);
        return consumer;
    }
}
