package dev.handoff.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.handoff.systemtests.stack.Databases;
import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.StackTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What docs/operations.md has people on call ask the databases is understood by those that there are. */
@StackTest
class RunbookTest {

    private static final Pattern QUERY =
            Pattern.compile("psql postgresql://handoff:handoff@localhost:15432/(\\w+) -c (?:\"([^\"]+)\"|'([^']+)')");

    private final Databases databases;
    private final List<MatchResult> queries;

    RunbookTest(Stack stack) throws IOException {
        var page = Files.readString(stack.checkout().resolve("docs/operations.md"));
        databases = new Databases(stack);
        queries = QUERY.matcher(page).results().toList();
        assertThat(queries).hasSize(page.split("psql postgresql://", -1).length - 1);
    }

    @TestFactory
    Stream<DynamicTest> each_query_of_the_runbook_is_answered() {
        return queries.stream().map(found -> {
            var query = found.group(2) == null ? found.group(3) : found.group(2);
            return dynamicTest(query, () -> databases.execute(found.group(1), query));
        });
    }
}
