package dev.handoff.contact.tag;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The colours that tags have: ten by name, which screens show legibly on light and dark, or any as {@code #rrggbb}. */
final class Colour {

    static final String DEFAULT = "grey";

    private static final Set<String> NAMES =
            Set.of(DEFAULT, "red", "orange", "yellow", "green", "teal", "blue", "indigo", "purple", "pink");
    private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");

    static final String EXPECTED =
            "must be grey, red, orange, yellow, green, teal, blue, indigo, purple, pink, or #rrggbb";

    private Colour() {}

    /** The colour in lower case, or empty if there is no such colour. */
    static Optional<String> normal(String written) {
        var colour = written.strip().toLowerCase(Locale.ROOT);
        return Optional.of(colour)
                .filter(text -> NAMES.contains(text) || HEX.matcher(text).matches());
    }
}
