package dev.handoff.systemtests.benchmark;

import dev.handoff.systemtests.benchmark.Figure.Wanted;
import java.util.ArrayList;
import java.util.List;

/**
 * Escalate, then assign, through the gateway with bearer tokens: how many such commands a second the whole stack answers,
 * against bare SQL on the same PostgreSQL server.
 */
final class ClaimBenchmark {

    private static final int CLIENTS = 32;

    private ClaimBenchmark() {}

    static Report run(MeasuredStack stack, Scope scope) throws Exception {
        return measure(stack, scope, CLIENTS);
    }

    static Report measure(MeasuredStack stack, Scope scope, int clients) throws Exception {
        var claims = new ArrayList<Round>();
        var bareSql = new ArrayList<Round>();
        try (var sql = new BareSql(stack.newDatabase(), clients)) {
            Round.of(scope.duration(), sql.clients());
            for (var round = 0; round < scope.rounds(); round++) {
                claims.add(Round.of(scope.duration(), stack.claimers(clients)));
                stack.awaitCalm();
                bareSql.add(Round.of(scope.duration(), sql.clients()));
            }
        }
        return new Report(
                "claim",
                clients + " clients escalate and assign through the gateway; limit: bare SQL, one commit each",
                List.of(
                        Figure.of(
                                "claim", "commands/s", claims, bareSql, Round::perSecond, Wanted.atLeastOfLimit(0.25)),
                        Figure.of("claim p50", "ms", claims, bareSql, round -> round.millis(50)),
                        Figure.of("claim p99", "ms", claims, bareSql, round -> round.millis(99))));
    }
}
