package dev.handoff.contact.directory;

import dev.handoff.contact.text.Folded;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people type into a search box: every word has to occur somewhere in what is searched, in any order; a phone
 * number, or a run of three or more of its digits, may be written in any notation.
 */
final class Search {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern PHONE = Pattern.compile("[0-9+()/. -]+");
    private static final int SHORTEST_RUN = 3;

    /** From here on a leading 0 is not part of the number as it is kept, but the way to dial it within a country. */
    private static final int NATIONAL_NUMBER = 7;

    private Search() {}

    /** What holds for the contacts that are looked for; empty where nothing but space was typed. */
    static Optional<Condition> of(String typed) {
        var folded = Folded.of(typed);
        var words = Arrays.stream(SPACE.split(folded))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        var every = words.stream().map(Search::word).reduce(Condition::and);
        return words.size() < 2 ? every : every.map(condition -> orPhone(condition, folded));
    }

    private static Condition word(String word) {
        return orPhone(new Condition("search like ?", List.of(containing(word))), word);
    }

    /** The phone's digits are in {@code search}, too, whose index finds them. */
    private static Condition orPhone(Condition condition, String text) {
        return run(text)
                .map(Search::containing)
                .map(digits -> new Condition("(search like ? and phone like ?)", List.of(digits, digits)))
                .map(condition::or)
                .orElse(condition);
    }

    private static Optional<String> run(String text) {
        if (!PHONE.matcher(text).matches()) return Optional.empty();
        var digits = text.replaceAll("[^0-9]", "");
        if (digits.length() < SHORTEST_RUN) return Optional.empty();
        return Optional.of(digits.length() < NATIONAL_NUMBER ? digits : digits.replaceFirst("^0+(?=[0-9]{3})", ""));
    }

    private static String containing(String text) {
        return "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }
}
