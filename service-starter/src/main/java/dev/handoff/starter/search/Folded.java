package dev.handoff.starter.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Text without case and accents, for comparing, sorting and finding: {@code Jérôme Großmann} becomes {@code jerome
 * grossmann}. Done here and not by the database, so that it does not depend on the locale a server was set up with.
 */
public final class Folded {

    /** Accents of Latin, Greek and Cyrillic letters. Vowel signs of Indic scripts are no accents, and stay. */
    private static final Pattern ACCENTS =
            Pattern.compile("[\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff]+");

    /** Letters that Unicode does not take apart although people type them without their stroke or as two. */
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('ø', "o"),
            Map.entry('ł', "l"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('þ', "th"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ħ', "h"),
            Map.entry('ŧ', "t"),
            Map.entry('ŋ', "n"),
            Map.entry('ς', "σ"));

    private Folded() {}

    public static String of(String text) {
        // Upper case first: it makes I of the dotless ı, which has no accent that could go.
        var lower = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 0x80)) return lower;
        var bare = ACCENTS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(bare.length());
        for (int i = 0; i < bare.length(); i++) {
            var letter = bare.charAt(i);
            var plain = LETTERS.get(letter);
            if (plain == null) folded.append(letter);
            else folded.append(plain);
        }
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }
}
