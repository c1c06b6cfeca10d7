package dev.handoff.starter.reaction;

import dev.handoff.starter.store.StoredEvent;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;

/** Gives a reaction what an Axon processor reads from the store. */
record ReactionInvoker(Reaction reaction) implements EventHandlerInvoker {

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) throws Exception {
        reaction.on((StoredEvent) message.getPayload());
    }
}
