package dev.handoff.starter.search;

import dev.handoff.events.contact.ContactDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people type into a search box for contacts: every word has to occur somewhere in what is searched, in any order; a
 * phone number, or a run of three or more of its digits, may be written in any notation. A table that is searched has a
 * column {@code search} that holds {@link #searched} and a column {@code phone}.
 */
public final class ContactSearch {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern PHONE = Pattern.compile("[0-9+()/. -]+");
    private static final int SHORTEST_RUN = 3;

    /** From here on a leading 0 is not part of the number as it is kept, but the way to dial it within a country. */
    private static final int NATIONAL_NUMBER = 7;

    private ContactSearch() {}

    /** All that is searched of a contact, one field to a line, so that no part of a word reaches from one into the next. */
    public static String searched(ContactDetails details) {
        return Stream.of(
                        details.displayName(),
                        details.firstName(),
                        details.lastName(),
                        details.email(),
                        details.phone(),
                        details.externalId())
                .filter(Objects::nonNull)
                .map(Folded::of)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** What holds for the contacts that are looked for; empty where nothing but space was typed. */
    public static Optional<Condition> of(String typed) {
        var folded = Folded.of(typed);
        var words = Arrays.stream(SPACE.split(folded))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        var every = words.stream().map(ContactSearch::word).reduce(Condition::and);
        return words.size() < 2 ? every : every.map(condition -> orPhone(condition, folded));
    }

    private static Condition word(String word) {
        return orPhone(new Condition("search like ?", List.of(containing(word))), word);
    }

    /** The phone's digits are in {@code search}, too, whose index finds them. */
    private static Condition orPhone(Condition condition, String text) {
        return run(text)
                .map(ContactSearch::containing)
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
