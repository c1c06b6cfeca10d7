package dev.handoff.starter.reaction;

import dev.handoff.starter.store.StoredEvent;

/**
 * Does something after events are committed: publishes them, sends further commands. Declare it as a bean. It is given
 * every event in order of position, at least once: again after a crash, so what it does must bear repetition.
 */
public interface Reaction {

    /** The name under which its position is kept, for instance {@code kafka-publisher}; never to be changed. */
    String name();

    /** Whatever it throws is logged and tried again, later events wait. */
    void on(StoredEvent event) throws Exception;

    /**
     * Called after the last event of some, before its position is kept: whatever {@link #on} began must be done when this
     * returns. If it throws, all of them come again.
     */
    default void complete() throws Exception {}

    /** Ends whatever {@link #on} may be waiting for, since the service stops; the event comes again after the restart. */
    default void stop() {}
}
