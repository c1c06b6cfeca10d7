package dev.handoff.systemtests.compose;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which metrics an expression asks for. */
final class PromQl {

    /** What is in an expression beside metrics: label matchers, ranges, groupings, texts, comments. */
    private static final Pattern NO_METRIC =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(by|without)\\s*\\([^)]*\\)|#.*");

    private static final Pattern NAME = Pattern.compile("\\b[a-z_]{2,}\\b(?!\\s*\\()");
    private static final Set<String> OPERATORS = Set.of("or", "and", "unless");

    private PromQl() {}

    static Stream<String> metrics(String expression) {
        return NAME.matcher(NO_METRIC.matcher(expression).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(name -> !OPERATORS.contains(name));
    }
}
