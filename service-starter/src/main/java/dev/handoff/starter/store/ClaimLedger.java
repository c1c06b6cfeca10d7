package dev.handoff.starter.store;

import dev.handoff.starter.store.Append.OwnedClaim;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who has what, for the claims of one batch: read once under the store's lock, settled in memory append by append, and
 * the difference written once.
 */
final class ClaimLedger {

    private record Key(String kind, String value) {}

    private final Map<Key, String> before = new HashMap<>();
    private final Map<Key, String> now = new LinkedHashMap<>();

    /** Reads what concerns these claims: the values they name, and what their owners have of exclusive kinds. */
    static ClaimLedger read(List<OwnedClaim> claims, Connection connection) throws SQLException {
        var ledger = new ClaimLedger();
        if (claims.isEmpty()) return ledger;
        var exclusive =
                claims.stream().filter(owned -> owned.claim().exclusive()).toList();
        var sql = """
                select c.kind, c.value, c.owner from claims c
                 join (select distinct * from unnest(?::text[], ?::text[])) as n(kind, value) using (kind, value)
                union
                select c.kind, c.value, c.owner from claims c
                 join (select distinct * from unnest(?::text[], ?::text[])) as o(owner, kind) using (owner, kind)""";
        try (var select = connection.prepareStatement(sql)) {
            select.setArray(1, texts(connection, claims, owned -> owned.claim().kind()));
            select.setArray(2, texts(connection, claims, owned -> owned.claim().value()));
            select.setArray(3, texts(connection, exclusive, OwnedClaim::owner));
            select.setArray(
                    4, texts(connection, exclusive, owned -> owned.claim().kind()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) ledger.before.put(new Key(rows.getString(1), rows.getString(2)), rows.getString(3));
            }
        }
        ledger.now.putAll(ledger.before);
        return ledger;
    }

    /** Grants all claims of an append, or none and says which is taken. */
    Optional<ClaimTaken> settle(List<OwnedClaim> claims) {
        var attempt = new LinkedHashMap<>(now);
        for (var owned : claims) {
            var claim = owned.claim();
            if (claim.exclusive()) {
                attempt.entrySet()
                        .removeIf(entry -> entry.getKey().kind().equals(claim.kind())
                                && entry.getValue().equals(owned.owner()));
            }
            if (claim.value() == null) continue;
            var holder = attempt.putIfAbsent(new Key(claim.kind(), claim.value()), owned.owner());
            if (holder != null && !holder.equals(owned.owner())) return Optional.of(new ClaimTaken(claim, holder));
        }
        now.clear();
        now.putAll(attempt);
        return Optional.empty();
    }

    void write(Pipeline pipeline) {
        var gone = before.keySet().stream().filter(key -> !now.containsKey(key)).toList();
        ArrayStatement.over(gone, """
                        delete from claims c using unnest(?::text[], ?::text[]) as g(kind, value)
                         where c.kind = g.kind and c.value = g.value""").text(Key::kind).text(Key::value).addTo(pipeline);
        var granted = now.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .toList();
        ArrayStatement.over(granted, """
                        insert into claims (kind, value, owner) select * from unnest(?::text[], ?::text[], ?::text[])
                        on conflict (kind, value) do update set owner = excluded.owner""")
                .text(entry -> entry.getKey().kind())
                .text(entry -> entry.getKey().value())
                .text(Map.Entry::getValue)
                .addTo(pipeline);
    }

    private static Array texts(Connection connection, List<OwnedClaim> claims, Function<OwnedClaim, String> column)
            throws SQLException {
        return connection.createArrayOf("text", claims.stream().map(column).toArray(String[]::new));
    }
}
