package dev.handoff.starter.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events of aggregates that this instance had to do with lately, so that the next command for one need not read them.
 * What is remembered is always how the stream begins; what other instances append is missing. A decision that appends
 * finds out, since the store refuses it. One that appends nothing, a refusal or what was done already, is made once more
 * on what is stored.
 */
public final class RememberedStreams {

    /** In bytes of JSON; as objects they take about three times as much. */
    private static final long ROOM = 4 << 20;

    private static final int BESIDE_JSON = 200;

    /** Longer ones are read each time: with every event the list is copied. */
    private static final int LONGEST = 200;

    private static final ThreadLocal<Decision> CURRENT = new ThreadLocal<>();

    private final Cache<String, List<StoredEvent>> streams = Caffeine.newBuilder()
            .maximumWeight(ROOM)
            .weigher((String _, List<StoredEvent> events) -> weight(events))
            .build();

    private static final class Decision {

        private String recalled;
        private boolean judgedByStore;
    }

    private static int weight(List<StoredEvent> events) {
        return events.stream()
                .mapToInt(event -> event.json().length + BESIDE_JSON)
                .sum();
    }

    /** Runs a decision about an aggregate on this thread: on what is remembered, and again if that may be out of date. */
    public void decide(Runnable decision) {
        var current = new Decision();
        CURRENT.set(current);
        try {
            decision.run();
            if (!isDoubtful(current)) return;
        } catch (RuntimeException refusal) {
            if (!isDoubtful(current)) throw refusal;
        } finally {
            CURRENT.remove();
        }
        streams.invalidate(current.recalled);
        decision.run();
    }

    private static boolean isDoubtful(Decision decision) {
        return decision.recalled != null && !decision.judgedByStore;
    }

    /** The events of an aggregate, if they are remembered and a decision is being made. */
    Optional<List<StoredEvent>> recall(String aggregateId) {
        var decision = CURRENT.get();
        if (decision == null) return Optional.empty();
        var known = Optional.ofNullable(streams.getIfPresent(aggregateId));
        if (known.isPresent()) decision.recalled = aggregateId;
        return known;
    }

    /** Something is about to be appended: the store will say whether it may. */
    void leaveToStore() {
        var decision = CURRENT.get();
        if (decision != null) decision.judgedByStore = true;
    }

    /** Of one aggregate, in order of sequence: all of its events so far, or the next ones. */
    void remember(List<StoredEvent> events) {
        if (events.isEmpty()) return;
        streams.asMap().compute(events.getFirst().aggregateId(), (_, known) -> joined(known, events));
    }

    void forget(String aggregateId) {
        streams.invalidate(aggregateId);
    }

    /** Null, which is nothing, if they do not fit together. */
    private static List<StoredEvent> joined(List<StoredEvent> known, List<StoredEvent> events) {
        var first = events.getFirst().sequence();
        if (first == 0) return events.size() > LONGEST ? null : List.copyOf(events);
        if (known == null || known.size() != first || known.size() + events.size() > LONGEST) return null;
        var all = new ArrayList<>(known);
        all.addAll(events);
        return List.copyOf(all);
    }
}
