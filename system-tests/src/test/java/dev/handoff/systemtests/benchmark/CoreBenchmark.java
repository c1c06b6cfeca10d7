package dev.handoff.systemtests.benchmark;

import dev.handoff.starter.testing.PostgresForTests;
import dev.handoff.systemtests.benchmark.Figure.Wanted;
import java.util.ArrayList;
import java.util.List;

/**
 * What the way of a command costs: the service in process against bare SQL, in turn on the same PostgreSQL server with
 * fsync on. The same clients, the same events, one durable commit before each answer; the service also decides, checks,
 * and keeps its folders, threads and counts current.
 */
final class CoreBenchmark {

    private static final int CLIENTS = 32;

    /** Rounds that are not counted: on two cores the compiler of the JVM is at work for half a minute. */
    private static final int WARM_UP_ROUNDS = 2;

    private CoreBenchmark() {}

    static Report run(Scope scope) throws Exception {
        return measure(scope, CLIENTS);
    }

    static Report measure(Scope scope, int clients) throws Exception {
        var inProcess = new ArrayList<Round>();
        var bareSql = new ArrayList<Round>();
        try (var service = new InProcess();
                var sql = new BareSql(PostgresForTests.newDatabase(), clients)) {
            for (var round = 0; round < WARM_UP_ROUNDS; round++) {
                Round.of(scope.duration(), service.clients(clients));
                Round.of(scope.duration(), sql.clients());
            }
            for (var round = 0; round < scope.rounds(); round++) {
                inProcess.add(Round.of(scope.duration(), service.clients(clients)));
                bareSql.add(Round.of(scope.duration(), sql.clients()));
            }
            var folder = service.assigned();
            return new Report(
                    "core",
                    clients + " clients escalate and assign, in process, folders, threads and counts current;"
                            + " limit: bare SQL, one commit each",
                    List.of(
                            Figure.of(
                                    "core",
                                    "commands/s",
                                    inProcess,
                                    bareSql,
                                    Round::perSecond,
                                    Wanted.atLeastOfLimit(0.70)),
                            Figure.of("core p50", "ms", inProcess, bareSql, round -> round.millis(50)),
                            Figure.of("core p99", "ms", inProcess, bareSql, round -> round.millis(99)),
                            Figure.of(
                                    "not shown",
                                    "conversations",
                                    List.of((double) folder.stored() - folder.shown()),
                                    Wanted.atMost(0))),
                    "The folder shows %,d conversations.".formatted(folder.shown()));
        }
    }
}
