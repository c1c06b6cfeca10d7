package dev.handoff.systemtests.benchmark;

import dev.handoff.systemtests.benchmark.Figure.Wanted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Lists and counts of many conversations, as many agents ask for them, against a look-up of as many rows by key. */
final class FoldersBenchmark {

    private static final int OPEN_OF = 10;
    private static final int AGENTS = 200;
    private static final int PER_SECOND = 50;
    private static final int PAGE = 50;
    private static final int READERS = 16;
    private static final List<String> LISTS = List.of(
            "/api/folders/new",
            "/api/folders/mine",
            "/api/folders/assigned",
            "/api/folders/new?inbox=default&channel=web");

    private FoldersBenchmark() {}

    static Report run(Scope scope) throws Exception {
        try (var stack = FilledStack.conversations(scope.size(), scope.size() / OPEN_OF, AGENTS)) {
            return measure(stack, scope, PER_SECOND);
        }
    }

    static Report measure(MeasuredStack stack, Scope scope, int perSecond) throws Exception {
        var lists = new ArrayList<Round>();
        var counts = new ArrayList<Round>();
        var byKey = new ArrayList<Round>();
        var pace = new Pace(perSecond);
        var next = new AtomicInteger();
        Pace.Step list = _ -> {
            var number = next.incrementAndGet();
            stack.get(LISTS.get(number % LISTS.size()), stack.agent(number % AGENTS));
        };
        Pace.Step count = _ -> stack.get("/api/folders", stack.agent(next.incrementAndGet() % AGENTS));
        try (var rows = new RowsByKey(stack, scope.size())) {
            stack.warmUp(list, count);
            for (var round = 0; round < scope.rounds(); round++) {
                lists.add(pace.of(scope.duration(), list));
                counts.add(pace.of(scope.duration(), count));
                byKey.add(pace.of(scope.duration(), _ -> rows.read()));
            }
        }
        return new Report(
                "folders",
                "%d lists/s and counts/s of %d agents, one conversation in %d open; limit: %d rows by their keys"
                        .formatted(perSecond, AGENTS, OPEN_OF, PAGE),
                scope.size(),
                List.of(
                        Figure.of("list p50", "ms", lists, byKey, round -> round.millis(50)),
                        Figure.of("list p99", "ms", lists, byKey, round -> round.millis(99), Wanted.atMost(20)),
                        Figure.of("counts p50", "ms", counts, byKey, round -> round.millis(50)),
                        Figure.of("counts p99", "ms", counts, byKey, round -> round.millis(99), Wanted.atMost(10))),
                List.of());
    }

    /** A page of conversations, found by nothing but their keys, each time others. */
    private static final class RowsByKey implements AutoCloseable {

        private final List<Connection> connections = new ArrayList<>();
        private final Queue<PreparedStatement> statements = new ConcurrentLinkedQueue<>();
        private final int number;

        RowsByKey(MeasuredStack stack, int number) throws SQLException {
            this.number = number;
            for (var reader = 0; reader < READERS; reader++) {
                var connection = stack.database("inbox");
                connections.add(connection);
                statements.add(
                        connection.prepareStatement("select * from conversations where conversation_id = any (?)"));
            }
        }

        void read() throws SQLException {
            var ids = ThreadLocalRandom.current()
                    .ints(PAGE, 0, Math.max(1, number))
                    .mapToObj(ConversationRows::id)
                    .toArray(String[]::new);
            var statement = statements.remove();
            statement.setArray(1, statement.getConnection().createArrayOf("text", ids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) rows.getString("assignee");
            } finally {
                statements.add(statement);
            }
        }

        @Override
        public void close() throws SQLException {
            for (var connection : connections) connection.close();
        }
    }
}
