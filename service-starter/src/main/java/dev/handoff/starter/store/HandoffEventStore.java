package dev.handoff.starter.store;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Axon's event store over ours: commands append through the engine, streaming processors follow by position. */
final class HandoffEventStore extends AbstractEventStore {

    private final EventLog log;
    private final StoreHead head;

    HandoffEventStore(EventStorageEngine engine, EventLog log, StoreHead head) {
        super(new Builder(engine));
        this.log = log;
        this.head = head;
    }

    /** The messages' payloads are {@link StoredEvent}s. */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        var lower = token == null ? null : WrappedToken.unwrapLowerBound(token);
        var position = lower instanceof GlobalSequenceTrackingToken at ? at.getGlobalIndex() : 0;
        return new PositionStream(log, head, position);
    }

    private static final class Builder extends AbstractEventStore.Builder {

        Builder(EventStorageEngine engine) {
            storageEngine(engine);
        }
    }
}
