package dev.handoff.starter.replay;

import dev.handoff.starter.operations.ProjectionState.Purpose;
import dev.handoff.starter.store.ArrayStatement;
import dev.handoff.starter.store.Pipeline;
import dev.handoff.starter.store.Sample;
import dev.handoff.starter.store.StoreFixture;
import dev.handoff.starter.store.StoreFixture.Counts;
import dev.handoff.starter.store.StoredEvent;
import dev.handoff.starter.store.View;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A store with the view "counts", and instances of a service that replay it in batches of ten. */
final class ReplayFixture implements AutoCloseable {

    static final String NAME = "counts";
    static final int BATCH = 10;

    final StoreFixture store;
    final Replays replays;
    private final List<ReplayWorker> instances = new ArrayList<>();

    ReplayFixture(String url) {
        store = StoreFixture.on(url, new Indulgent());
        store.jdbc.sql("alter table counts set (fillfactor = 70)").update();
        store.jdbc
                .sql("create index if not exists counts_by_total on counts (total) where total > 1")
                .update();
        replays = new Replays(store.jdbc);
    }

    /** So many events of as many aggregates, each in a transaction of its own or with others. */
    void happened(int events) {
        var head = store.log.head();
        var appends = new ArrayList<CompletableFuture<Void>>();
        for (var n = head; n < head + events; n++) appends.add(append("a" + n, 0));
        appends.forEach(CompletableFuture::join);
    }

    CompletableFuture<Void> append(String id, long sequence) {
        return store.append(id, sequence, new Sample.Counted(id, 1));
    }

    /** One more instance of the service, with its own idea of the view. */
    ReplayWorker instance(View view) {
        var replayable = new ViewReplay(view, store.log);
        var settings = new ReplayProperties(BATCH, 1);
        var metrics = new ReplayMetrics(new SimpleMeterRegistry());
        var rebuild = new Rebuild(replayable, settings, metrics);
        var worker = new ReplayWorker("replays", List.of(rebuild), store.database, replays);
        worker.start();
        instances.add(worker);
        return worker;
    }

    void begin(ReplayWorker at) {
        if (!replays.begin(NAME, Purpose.REPLAY, "ada")) throw new IllegalStateException("there is one already");
        at.wake();
    }

    Replay replay() {
        return replays.find(NAME).orElseThrow();
    }

    Map<String, Long> rows() {
        return store
                .jdbc
                .sql("select id, total from counts")
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    long head() {
        return store.log.head();
    }

    /** Changes when another table takes the place. */
    long generation() {
        return store.jdbc
                .sql("select 'public.counts'::regclass::oid::bigint")
                .query(Long.class)
                .single();
    }

    boolean hasCopy() {
        return store.jdbc
                        .sql("select count(*) from pg_namespace where nspname = 'replay_counts'")
                        .query(Long.class)
                        .single()
                == 1;
    }

    @Override
    public void close() {
        instances.forEach(ReplayWorker::stop);
        store.close();
    }

    /** Takes everything, and remembers the positions. */
    static class Indulgent extends Counts {

        final List<Long> applied = new CopyOnWriteArrayList<>();

        @Override
        public void apply(List<StoredEvent> events, Pipeline pipeline) {
            super.apply(
                    events.stream()
                            .filter(event -> !(event.payload() instanceof Sample.Poison))
                            .toList(),
                    pipeline);
            applied.addAll(events.stream().map(StoredEvent::position).toList());
        }
    }

    /** Stalls at an event for as long as somebody holds a lock. */
    static final class StallingAt extends Counts {

        private final long position;

        StallingAt(long position) {
            this.position = position;
        }

        @Override
        public void apply(List<StoredEvent> events, Pipeline pipeline) {
            super.apply(events, pipeline);
            if (events.stream().noneMatch(event -> event.position() == position)) return;
            ArrayStatement.over(
                            List.of(StoreFixture.Stalling.LOCK),
                            "select pg_advisory_xact_lock(any_value(id)) from unnest(?::integer[]) id")
                    .integer(id -> id)
                    .addTo(pipeline);
        }
    }
}
