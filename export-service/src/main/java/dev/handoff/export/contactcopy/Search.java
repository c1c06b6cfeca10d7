package dev.handoff.export.contactcopy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns what people type into a condition on {@code contact}, with the same meaning as in contact-service: every word has to occur somewhere in what is searched, in
 * any order; a phone number, or a run of three or more of its digits, may be written in any notation.
 */
record Search(String condition, List<Object> parameters) {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern PHONE = Pattern.compile("[0-9+()/. -]+");
    private static final int SHORTEST_RUN = 3;

    /** From here on a leading 0 is not part of the number as it is kept, but the way to dial it within a country. */
    private static final int NATIONAL_NUMBER = 7;

    private static final String ANYWHERE = "search like ?";

    /** The phone's digits are in {@code search}, too, whose index finds them. */
    private static final String IN_PHONE = "(search like ? and phone like ?)";

    static Optional<Search> of(String typed) {
        var folded = Folded.of(typed);
        var words = Arrays.stream(SPACE.split(folded))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.isEmpty()) return Optional.empty();
        var every = words.stream().map(Search::word).reduce(Search::and).orElseThrow();
        return Optional.of(
                words.size() == 1 ? every : run(folded).map(every::or).orElse(every));
    }

    private static Search word(String word) {
        var anywhere = new Search(ANYWHERE, List.of(containing(word)));
        return run(word).map(anywhere::or).orElse(anywhere);
    }

    private static Optional<Search> run(String text) {
        if (!PHONE.matcher(text).matches()) return Optional.empty();
        var digits = text.replaceAll("[^0-9]", "");
        if (digits.length() < SHORTEST_RUN) return Optional.empty();
        var run = digits.length() < NATIONAL_NUMBER ? digits : digits.replaceFirst("^0+", "");
        return Optional.of(new Search(IN_PHONE, List.of(containing(run), containing(run))));
    }

    private static String containing(String text) {
        return "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    private Search and(Search other) {
        return joined(" and ", other);
    }

    private Search or(Search other) {
        return joined(" or ", other);
    }

    private Search joined(String by, Search other) {
        var all = new ArrayList<>(parameters);
        all.addAll(other.parameters());
        return new Search("(" + condition + by + other.condition() + ")", List.copyOf(all));
    }
}
