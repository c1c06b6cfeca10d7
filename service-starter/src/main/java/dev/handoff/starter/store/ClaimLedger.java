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
 * Who has what, for the claims of one batch: read once under the store's lock, settled in memory append by append, and
 * the difference written once.
 */
final class ClaimLedger {

    private record Key(String kind, String value) {}

    private final Map<Key, String> before = new HashMap<>();
    private final Map<Key, String> now = new LinkedHashMap<>();

    /** Reads what concerns these claims: the values they name, and all that their owners have. */
    static ClaimLedger read(List<OwnedClaim> claims, Connection connection) throws SQLException {
        var ledger = new ClaimLedger();
        if (claims.isEmpty()) return ledger;
        var sql = """
                select c.kind, c.value, c.owner from claims c
                 join (select distinct * from unnest(?::text[], ?::text[])) as n(kind, value) using (kind, value)
                union
                select c.kind, c.value, c.owner from claims c where c.owner = any (?::text[])""";
        try (var select = connection.prepareStatement(sql)) {
            select.setArray(
                    1, texts(connection, claims.stream().map(c -> c.claim().kind())));
            select.setArray(
                    2, texts(connection, claims.stream().map(c -> c.claim().value())));
            select.setArray(3, texts(connection, claims.stream().map(OwnedClaim::owner)));
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

    void write(Connection connection) throws SQLException {
        if (now.equals(before)) return;
        var gone = new ArrayList<>(before.keySet());
        gone.removeAll(now.keySet());
        if (!gone.isEmpty()) {
            ArrayStatement.over(gone, connection, """
                            delete from claims c using unnest(?::text[], ?::text[]) as g(kind, value)
                             where c.kind = g.kind and c.value = g.value""")
                    .text(Key::kind)
                    .text(Key::value)
                    .execute();
        }
        ArrayStatement.over(List.copyOf(now.entrySet()), connection, """
                        insert into claims (kind, value, owner) select * from unnest(?::text[], ?::text[], ?::text[])
                        on conflict (kind, value) do update set owner = excluded.owner""")
                .text(entry -> entry.getKey().kind())
                .text(entry -> entry.getKey().value())
                .text(Map.Entry::getValue)
                .execute();
    }

    private static java.sql.Array texts(Connection connection, java.util.stream.Stream<String> values)
            throws SQLException {
        return connection.createArrayOf("text", values.toArray(String[]::new));
    }
}
