package dev.handoff.starter.store;

import dev.handoff.starter.store.Append.OwnedClaim;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One batch of appends in one transaction: lock, see who wins, insert the winners' events, let the views apply them,
 * commit. Under the lock the heads of the aggregates are exact, so a loser is known before anything is inserted, no
 * sequence gets a hole, and the order of positions is the order of commits on any number of instances.
 */
final class AppendTransaction {

    static final String CHANNEL = "handoff_store_head";

    private final Connection connection;
    private final List<View> views;

    AppendTransaction(Connection connection, List<View> views) {
        this.connection = connection;
        this.views = views;
    }

    /** What became of a batch: the refused with their reasons; all others are durable. */
    record Outcome(Map<Append, RuntimeException> refused, long head) {}

    Outcome run(List<Append> batch) throws SQLException {
        var heads = lockAndReadHeads(batch);
        var ledger = ClaimLedger.read(
                batch.stream().flatMap(append -> append.claims().stream()).toList(), connection);
        var refused = new LinkedHashMap<Append, RuntimeException>();
        var winners = new ArrayList<StoredEvent>();
        for (var append : batch) {
            var reason = heads.conflict(append.events()).or(() -> settle(ledger, append.claims()));
            if (reason.isPresent()) refused.put(append, reason.get());
            else heads.advance(append.events(), winners);
        }
        var pipeline = new Pipeline();
        if (!winners.isEmpty()) {
            insert(winners, pipeline);
            ledger.write(pipeline);
            for (var view : views) view.apply(winners, pipeline);
        }
        pipeline.commit(connection);
        return new Outcome(refused, heads.store);
    }

    private static Optional<RuntimeException> settle(ClaimLedger ledger, List<OwnedClaim> claims) {
        return claims.isEmpty() ? Optional.empty() : ledger.settle(claims).map(RuntimeException.class::cast);
    }

    /** All in one round trip; the last statement has its snapshot after the lock was granted. */
    private Heads lockAndReadHeads(List<Append> batch) throws SQLException {
        var ids = batch.stream()
                .flatMap(append -> append.events().stream())
                .map(StoredEvent::aggregateId)
                .distinct()
                .toArray(String[]::new);
        var sql = ByKey.SQL + """
                select pg_advisory_xact_lock(?);
                select null, coalesce((select position from events order by position desc limit 1), 0)
                union all
                select id, head.sequence from unnest(?::text[]) as ids(id) cross join lateral
                 (select sequence from events where aggregate_id = id order by sequence desc limit 1) as head""";
        var heads = new Heads();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, StoreLock.KEY);
            statement.setArray(2, connection.createArrayOf("text", ids));
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            try (var rows = statement.getResultSet()) {
                while (rows.next()) {
                    if (rows.getString(1) == null) heads.store = rows.getLong(2);
                    else heads.aggregates.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return heads;
    }

    private static void insert(List<StoredEvent> events, Pipeline pipeline) {
        ArrayStatement.over(events, """
                        with inserted as (insert into events
                         (position, event_id, aggregate_id, sequence, type, json, correlation_id, actor, at)
                        select * from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bytea[],
                                             ?::text[], ?::text[], ?::timestamptz[]) returning position)
                        select pg_notify('%s', max(position)::text) from inserted""".formatted(CHANNEL))
                .bigint(StoredEvent::position)
                .text(StoredEvent::eventId)
                .text(StoredEvent::aggregateId)
                .bigint(StoredEvent::sequence)
                .text(StoredEvent::type)
                .bytes(StoredEvent::json)
                .text(StoredEvent::correlationId)
                .text(StoredEvent::actor)
                .instant(StoredEvent::at)
                .addTo(pipeline);
    }

    /** The last position of the store and the last sequence of each aggregate in the batch, as the batch goes on. */
    private static final class Heads {

        private final Map<String, Long> aggregates = new HashMap<>();
        private long store;

        Optional<RuntimeException> conflict(List<StoredEvent> events) {
            var expected = new HashMap<String, Long>();
            for (var event : events) {
                var next = expected.getOrDefault(event.aggregateId(), head(event.aggregateId())) + 1;
                if (event.sequence() != next) {
                    return Optional.of(new AppendConflict(event.aggregateId(), event.sequence()));
                }
                expected.put(event.aggregateId(), next);
            }
            return Optional.empty();
        }

        void advance(List<StoredEvent> events, List<StoredEvent> winners) {
            for (var event : events) {
                aggregates.put(event.aggregateId(), event.sequence());
                winners.add(event.at(++store));
            }
        }

        private long head(String aggregateId) {
            return aggregates.getOrDefault(aggregateId, -1L);
        }
    }
}
