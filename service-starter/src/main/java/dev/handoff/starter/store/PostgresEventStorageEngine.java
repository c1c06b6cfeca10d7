package dev.handoff.starter.store;

import dev.handoff.events.EventTypes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;

/**
 * Axon's door to the store: appends go through the {@link EventWriter}, reads come from the {@link EventLog} where nothing
 * is remembered.
 */
final class PostgresEventStorageEngine implements EventStorageEngine {

    static final String ACTOR = "actor";
    static final String CORRELATION_ID = "correlationId";

    private final EventWriter writer;
    private final EventLog log;
    private final RememberedStreams remembered;
    private final EventJson json;
    private final Claims claims;

    PostgresEventStorageEngine(
            EventWriter writer, EventLog log, RememberedStreams remembered, EventJson json, Claims claims) {
        this.writer = writer;
        this.log = log;
        this.remembered = remembered;
        this.json = json;
        this.claims = claims;
    }

    /** Returns when the events are durable and the views show them. */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        if (messages.isEmpty()) return;
        var events = messages.stream().map(this::toStored).toList();
        remembered.leaveToStore();
        try {
            writer.write(Append.of(events, claims)).join();
            remembered.remember(events);
        } catch (CompletionException e) {
            events.forEach(event -> remembered.forget(event.aggregateId()));
            if (e.getCause() instanceof RuntimeException reason) throw reason;
            throw new IllegalStateException("events could not be stored", e.getCause());
        }
    }

    private StoredEvent toStored(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException("only events of aggregates are stored, not " + message.getPayloadType());
        }
        return new StoredEvent(
                0,
                event.getIdentifier(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                EventTypes.nameOf(event.getPayloadType()),
                event.getPayload(),
                json.write(event.getPayload()),
                (String) event.getMetaData().get(CORRELATION_ID),
                (String) event.getMetaData().get(ACTOR),
                event.getTimestamp().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        var events = firstSequence == 0
                ? remembered.recall(aggregateId).orElseGet(() -> readAndRemember(aggregateId))
                : log.readAggregate(aggregateId, firstSequence);
        var last = events.isEmpty() ? null : events.getLast().sequence();
        return DomainEventStream.of(events.stream().map(PostgresEventStorageEngine::toMessage), () -> last);
    }

    private List<StoredEvent> readAndRemember(String aggregateId) {
        var events = log.readAggregate(aggregateId);
        remembered.remember(events);
        return events;
    }

    private static DomainEventMessage<?> toMessage(StoredEvent event) {
        return new GenericDomainEventMessage<>(
                event.type(),
                event.aggregateId(),
                event.sequence(),
                event.payload(),
                MetaData.emptyInstance(),
                event.eventId(),
                event.at());
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return Optional.of(log.lastSequence(aggregateId)).filter(sequence -> sequence >= 0);
    }

    /** Followers read by {@link PositionStream}, which is woken and never polls; Axon has no other use for this one. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken token, boolean mayBlock) {
        throw new IllegalStateException("open a stream of the event store instead");
    }

    /** No snapshots: a conversation is short. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new IllegalStateException("no snapshots are kept");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
        return Optional.empty();
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return new GlobalSequenceTrackingToken(log.headAt(time));
    }
}
