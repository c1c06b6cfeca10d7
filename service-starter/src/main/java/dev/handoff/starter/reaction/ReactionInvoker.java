package dev.handoff.starter.reaction;

import dev.handoff.starter.deadletter.DeadLetters;
import dev.handoff.starter.deadletter.Letter;
import dev.handoff.starter.deadletter.Place;
import dev.handoff.starter.deadletter.Source;
import dev.handoff.starter.deadletter.Tries;
import dev.handoff.starter.problem.CorrelationFilter;
import dev.handoff.starter.problem.Unavailable;
import dev.handoff.starter.store.EventLog;
import dev.handoff.starter.store.StoredEvent;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Gives a reaction what an Axon processor reads from the store, and sets aside what it cannot take. Axon keeps the
 * position of a batch in the phase in which it prepares the commit, before whatever could be registered for that phase; so
 * all of a batch is done with its last event.
 */
final class ReactionInvoker implements EventHandlerInvoker, Source {

    private static final Logger LOG = LoggerFactory.getLogger(ReactionInvoker.class);
    private static final String STORE = "events";

    /** A letter is taken up while somebody waits for the answer. */
    private static final long PATIENCE_SECONDS = 5;

    private final Reaction reaction;
    private final DeadLetters letters;
    private final EventLog log;
    private final List<StoredEvent> batch = new ArrayList<>();
    /** Reactions know one thread at a time. */
    private final ReentrantLock working = new ReentrantLock();

    ReactionInvoker(Reaction reaction, DeadLetters letters, EventLog log) {
        this.reaction = reaction;
        this.letters = letters;
        this.log = log;
        letters.register(this);
    }

    @Override
    public String name() {
        return reaction.name();
    }

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
        if (!(CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> unit)) {
            throw new IllegalStateException("events come in batches");
        }
        if (unit.isFirstMessage()) batch.clear();
        batch.add((StoredEvent) message.getPayload());
        if (!unit.isLastMessage()) return;
        reactTo(List.copyOf(batch));
        TimeUnit.NANOSECONDS.sleep(reaction.rest().toNanos());
    }

    private void reactTo(List<StoredEvent> events) throws Exception {
        try (var turn = letters.patientTurn(name())) {
            turn.look(events.stream().map(ReactionInvoker::letter).toList());
            working.lock();
            try {
                for (var event : events) {
                    var letter = letter(event);
                    if (turn.isKnown(letter)) continue;
                    if (turn.isBehind(letter)) turn.parkBehind(letter);
                    else Tries.several(() -> react(event)).ifPresent(failure -> turn.park(letter, failure));
                }
                reaction.complete((event, failure) -> turn.park(letter(event), failure));
            } finally {
                working.unlock();
            }
            turn.commit();
        }
    }

    @Override
    public void handle(Letter letter, Connection connection) throws Exception {
        var event = log.after(letter.place().position() - 1, 1).getFirst();
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = thread.submit(() -> {
                reactAgain(event);
                return null;
            });
            try {
                work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                work.cancel(true);
                throw new Unavailable(name() + " takes too long, as while Kafka is away. Try again later.");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Exception cause) throw cause;
                throw e;
            }
        }
    }

    private void reactAgain(StoredEvent event) throws Exception {
        working.lockInterruptibly();
        try {
            react(event);
            var failures = new ArrayList<Exception>();
            reaction.complete((_, failure) -> failures.add(failure));
            if (!failures.isEmpty()) throw failures.getFirst();
        } finally {
            working.unlock();
        }
    }

    private void react(StoredEvent event) throws Exception {
        try (var _ = MDC.putCloseable(CorrelationFilter.LOGGED_AS, event.correlationId())) {
            LOG.debug(
                    "{} takes {} {} of {}, position {}",
                    name(),
                    event.type(),
                    event.sequence(),
                    event.aggregateId(),
                    event.position());
            reaction.on(event);
        }
    }

    private static Letter letter(StoredEvent event) {
        var place = new Place(STORE, event.position());
        return new Letter(place, event.aggregateId(), event.type(), event.correlationId(), null);
    }
}
