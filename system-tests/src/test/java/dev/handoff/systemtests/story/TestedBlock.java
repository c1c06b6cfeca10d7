package dev.handoff.systemtests.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Commands in a Markdown file that tests run. A fenced block of {@code bash} below a line {@code <!-- tested -->} is run
 * as one script, in the order of the file, each with a shell of its own; it must end with exit code 0. A fenced block
 * below a line {@code <!-- prints -->} that follows says what it prints: somewhere in its output these lines stand
 * together, where {@code ...} (or an ellipsis) is any text, also several lines of it. Other blocks are not run.
 *
 * @param line where the block begins, from 1
 * @param expected what it prints, if that is said
 */
record TestedBlock(int line, String commands, Optional<String> expected) {

    private static final String TESTED = "<!-- tested -->";
    private static final String PRINTS = "<!-- prints -->";
    private static final String FENCE = "```";
    private static final Pattern ELLIPSIS = Pattern.compile("\\.\\.\\.|…");

    static List<TestedBlock> of(String markdown) {
        var blocks = new ArrayList<TestedBlock>();
        var lines = markdown.lines().toList();
        for (var i = 0; i + 1 < lines.size(); i++) {
            var marker = lines.get(i).strip();
            if (!marker.equals(TESTED) && !marker.equals(PRINTS)) continue;
            var fence = lines.get(i + 1);
            if (!fence.startsWith(marker.equals(TESTED) ? FENCE + "bash" : FENCE)) {
                throw new IllegalArgumentException("line %d: no fenced block follows %s".formatted(i + 1, marker));
            }
            var end = i + 2;
            while (!lines.get(end).equals(FENCE)) end++;
            var text = String.join("\n", lines.subList(i + 2, end));
            if (marker.equals(TESTED)) blocks.add(new TestedBlock(i + 3, text, Optional.empty()));
            else blocks.add(blocks.removeLast().printing(text));
        }
        return blocks;
    }

    private TestedBlock printing(String text) {
        return new TestedBlock(line, commands, Optional.of(text));
    }

    /** What matches a text in which an ellipsis stands for anything. */
    static Pattern pattern(String expected) {
        var parts = ELLIPSIS.splitAsStream(expected.strip())
                .map(String::strip)
                .map(Pattern::quote)
                .toList();
        return Pattern.compile(String.join(".*?", parts), Pattern.DOTALL);
    }
}
