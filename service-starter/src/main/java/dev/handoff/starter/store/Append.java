package dev.handoff.starter.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What one command wants to have stored: all of it or nothing. Completed when it is durable, or refused. */
record Append(List<StoredEvent> events, List<OwnedClaim> claims, CompletableFuture<Void> result) {

    /** A claim with the aggregate that makes it. */
    record OwnedClaim(String owner, Claim claim) {}

    static Append of(List<StoredEvent> events, Claims rules) {
        var claims = events.stream()
                .flatMap(event ->
                        rules.of(event.payload()).stream().map(claim -> new OwnedClaim(event.aggregateId(), claim)))
                .toList();
        return new Append(events, claims, new CompletableFuture<>());
    }
}
