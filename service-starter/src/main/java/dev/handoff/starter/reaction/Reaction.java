package dev.handoff.starter.reaction;

import dev.handoff.starter.store.StoredEvent;
import java.time.Duration;

/**
 * Does something after events are committed: publishes them, sends further commands. Declare it as a bean. It is given
 * every event in order of position, at least once: again after a crash, so what it does must bear repetition.
 */
public interface Reaction {

    /** The name under which its position is kept, for instance {@code kafka-publisher}; never to be changed. */
    String name();

    /**
     * What fails for a cause that passes is logged and tried again, later events wait. What fails for another one a few
     * times is set aside as a dead letter, and later events of the same conversation or contact are not given before it.
     */
    void on(StoredEvent event) throws Exception;

    /**
     * Called after the last event of some, before its position is kept: whatever {@link #on} began must be done when this
     * returns. If it throws, all of them come again.
     *
     * @param letterbox for those that turn out only now to be impossible
     */
    default void complete(Letterbox letterbox) throws Exception {}

    /** How long it waits after some events, for the next ones to come together: each time is work for the database. */
    default Duration rest() {
        return Duration.ZERO;
    }

    /** Takes events that cannot be handled, and later ones of the same conversation or contact after them. */
    @FunctionalInterface
    interface Letterbox {

        void put(StoredEvent event, Exception failure);
    }

    /** Ends whatever {@link #on} may be waiting for, since the service stops; the event comes again after the restart. */
    default void stop() {}
}
