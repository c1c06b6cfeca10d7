package dev.handoff.starter.reaction;

import dev.handoff.starter.problem.CorrelationFilter;
import dev.handoff.starter.store.StoredEvent;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Gives a reaction what an Axon processor reads from the store. Axon keeps the position of a batch in the phase in which
 * it prepares the commit, before whatever a reaction could register for that phase; so the reaction completes with the
 * last event.
 */
record ReactionInvoker(Reaction reaction) implements EventHandlerInvoker {

    private static final Logger LOG = LoggerFactory.getLogger(ReactionInvoker.class);

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
        var event = (StoredEvent) message.getPayload();
        try (var _ = MDC.putCloseable(CorrelationFilter.LOGGED_AS, event.correlationId())) {
            LOG.debug(
                    "{} takes {} {} of {}, position {}",
                    reaction.name(),
                    event.type(),
                    event.sequence(),
                    event.aggregateId(),
                    event.position());
            reaction.on(event);
        }
        if (CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch && batch.isLastMessage())
            reaction.complete();
    }
}
