package dev.handoff.systemtests.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That the benchmarks of the whole stack run; how fast a stack that does other things is says nothing. */
@StackTest
class StackBenchmarkTest {

    private static final Scope SHORT = new Scope(1, Duration.ofMillis(500), 20);
    private static final int PER_SECOND = 10;

    private final MeasuredStack stack;

    StackBenchmarkTest(Stack stack) {
        this.stack = MeasuredStack.around(stack);
    }

    @Test
    void commands_through_the_gateway_stand_beside_bare_sql() throws Exception {
        isSound(ClaimBenchmark.measure(stack, SHORT, 2), "claim", 3);
    }

    @Test
    void escalations_come_to_streams_and_to_subscribers() throws Exception {
        isSound(
                LiveBenchmark.measure(stack, SHORT, PER_SECOND, _ -> stack.get("/api/exports", stack.agent(1))),
                "live",
                4);
        isSound(StreamsBenchmark.measure(stack, SHORT, PER_SECOND, 1), "streams", 5);
        isSound(PublishBenchmark.measure(stack, SHORT, PER_SECOND), "publish", 4);
    }

    @Test
    void folders_and_contacts_are_looked_at() throws Exception {
        isSound(FoldersBenchmark.measure(stack, SHORT, PER_SECOND), "folders", 4);
        isSound(SearchBenchmark.measure(stack, SHORT, PER_SECOND), "search", 3);
    }

    @Test
    void files_are_made() throws Exception {
        isSound(ExportBenchmark.csv(stack, SHORT), "csv", 1);
        isSound(ExportBenchmark.xlsx(stack, SHORT), "xlsx", 1);
    }

    @Test
    void very_many_conversations_are_closed() throws Exception {
        for (var number : IntStream.range(0, 2 * SHORT.size()).toArray()) {
            var id = ConversationRows.id(number);
            stack.escalate(id, "vera@example.org");
            stack.call(
                    200,
                    "POST",
                    "/api/conversations/" + id + "/assign",
                    stack.agent(number % BulkBenchmark.CLIENTS),
                    null);
        }
        isSound(BulkBenchmark.measure(stack, SHORT), "bulk", 3);
    }

    private static void isSound(Report report, String name, int figures) {
        System.out.println(report);
        assertThat(report.benchmark()).isEqualTo(name);
        assertThat(report.figures())
                .hasSize(figures)
                .filteredOn(figure -> !figure.name().equals("refused"))
                .allSatisfy(figure -> assertThat(figure.min()).isPositive());
    }
}
