package dev.handoff.localstack.check;

import dev.handoff.events.contact.ContactDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a contact is found and sorted by: its texts without case and accents. Which letter becomes which is the business
 * of the services; this knows the letters of ASCII, and of a text with others no more than that it is there.
 */
final class Searched {

    private static final int LONGEST_KEY = 200;

    private Searched() {}

    /** The column {@code search}: all texts, one to a line. */
    static String of(ContactDetails details, Object found) {
        var texts = Stream.of(
                        details.displayName(),
                        details.firstName(),
                        details.lastName(),
                        details.email(),
                        details.phone(),
                        details.externalId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var lines = found instanceof String text ? List.of(text.split("\n", -1)) : List.<String>of();
        var plain = texts.stream()
                .filter(Searched::isPlain)
                .map(Searched::lower)
                .distinct()
                .toList();
        var others = texts.size() - texts.stream().filter(Searched::isPlain).count();
        var fits = lines.containsAll(plain) && lines.size() <= plain.size() + others;
        return others > 0 && fits
                ? (String) found
                : String.join(
                        "\n", texts.stream().map(Searched::lower).distinct().toList());
    }

    /** The column {@code name_key}. */
    static String nameKey(String name, Object found) {
        if (!isPlain(name) && found instanceof String text) return text;
        return lower(name).substring(0, Math.min(name.length(), LONGEST_KEY));
    }

    private static boolean isPlain(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
