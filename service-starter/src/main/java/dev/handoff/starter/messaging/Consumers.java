package dev.handoff.starter.messaging;

import dev.handoff.starter.deadletter.DeadLetters;
import java.util.Set;

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
        return named(name, Set.of(), handling);
    }

    /** @param types of events that it is only about; none for all. Others are passed over, whatever is in them. */
    public EventConsumer named(String name, Set<Class<?>> types, EventHandling handling) {
        var consumer = new EventConsumer(name, reader, new Interest(types), handling, letters);
        letters.register(consumer);
        return consumer;
    }
}
