package dev.handoff.systemtests.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A fenced block of {@code bash} in a Markdown file, and how tests run it. Below a line {@code <!-- tested -->} it is run
 * as one script, in the order of the file, each with a shell of its own; it must end with exit code 0. Below
 * {@code <!-- tested for 3 s -->} it is one that goes on until Ctrl-C: it is stopped after so many seconds, and must have
 * printed something. A fenced block below {@code <!-- prints -->} that follows says what: somewhere in the output stands
 * this text, where {@code ...} (or an ellipsis) is any text, also several lines of it.
 *
 * @param line where the commands begin, from 1
 * @param tested whether it is marked to be run
 * @param limit when it is stopped, if it does not end by itself
 * @param prints what it prints, if that is said
 */
record TestedBlock(int line, String commands, boolean tested, Optional<Duration> limit, Optional<String> prints) {

    private static final Pattern TESTED = Pattern.compile("<!-- tested(?: for (\\d+) s)? -->");
    private static final String PRINTS = "<!-- prints -->";
    private static final String FENCE = "```";
    private static final Pattern ELLIPSIS = Pattern.compile("\\.\\.\\.|…");

    /** All blocks of {@code bash}, also those that are not marked. */
    static List<TestedBlock> of(String markdown) {
        var blocks = new ArrayList<TestedBlock>();
        var lines = markdown.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) continue;
            var begin = i + 1;
            var end = begin;
            while (!lines.get(end).equals(FENCE)) end++;
            var text = String.join("\n", lines.subList(begin, end));
            var marker = i == 0 ? "" : lines.get(i - 1).strip();
            if (marker.equals(PRINTS)) blocks.add(blocks.removeLast().printing(text));
            else if (lines.get(i).equals(FENCE + "bash")) blocks.add(of(begin + 1, text, marker));
            i = end;
        }
        return blocks;
    }

    private static TestedBlock of(int line, String commands, String marker) {
        var tested = TESTED.matcher(marker);
        if (!tested.matches()) return new TestedBlock(line, commands, false, Optional.empty(), Optional.empty());
        var limit = Optional.ofNullable(tested.group(1)).map(Long::valueOf).map(Duration::ofSeconds);
        return new TestedBlock(line, commands, true, limit, Optional.empty());
    }

    private TestedBlock printing(String text) {
        return new TestedBlock(line, commands, tested, limit, Optional.of(text));
    }

    /** Matches what it should print. */
    Optional<Pattern> expected() {
        return prints.map(text -> Pattern.compile(
                String.join(
                        ".*?",
                        ELLIPSIS.splitAsStream(text.strip())
                                .map(String::strip)
                                .map(Pattern::quote)
                                .toList()),
                Pattern.DOTALL));
    }

    /** Whether these commands are what starts all tests, or all that they test: there is nothing to run them in. */
    boolean isWhatTestsAreRunBy() {
        return commands.lines().allMatch(command -> command.matches("\\./handoff (up|test)\\b.*"));
    }
}
