package dev.handoff.starter.reaction;

import dev.handoff.starter.store.StoredEvent;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Gives a reaction what an Axon processor reads from the store. Axon keeps the position of a batch in the phase in which
 * it prepares the commit, before whatever a reaction could register for that phase; so the reaction completes with the
 * last event.
 */
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
        if (CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch && batch.isLastMessage())
            reaction.complete();
    }
}
