package dev.handoff.contact.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The ways in which people may write a field of a contact or a tag, each with the one form in which it is kept. */
public enum Notation {
    /** Anything; kept as written. */
    TEXT,

    /** RFC 5322 addr-spec without comments and folding: {@code root@localhost} and {@code "a b"@[127.0.0.1]}, too. */
    EMAIL,

    /** A phone number in any common notation with a country code; kept as E.164. */
    PHONE,

    /** A well-formed BCP 47 tag; kept in canonical case, {@code de-DE}. */
    LANGUAGE,

    /** An IANA region name in any case; kept as IANA writes it, {@code Europe/Berlin}. */
    TIME_ZONE,

    /** One of ten by name, which screens show legibly on light and dark, or any as {@code #rrggbb}; kept in lower case. */
    COLOUR;

    /** The most characters (Unicode code points) that a text may have. */
    public static final int MOST = 200;

    /**
     * The form in which a text is kept: trimmed, then as the notation says.
     *
     * @param written null and blank are both an absent text
     * @return null where the text is absent
     * @throws Unreadable if it is too long, holds control characters, or is not in this notation
     */
    public String normal(String written) {
        if (!isPresent(written)) return null;
        var text = SpaceAround.off(written);
        if (text.codePointCount(0, text.length()) > MOST) {
            throw new Unreadable("must have at most " + MOST + " characters");
        }
        if (text.codePoints().anyMatch(Notation::isNoCharacter)) {
            throw new Unreadable("must not contain control characters");
        }
        return switch (this) {
            case TEXT -> text;
            case EMAIL -> email(text);
            case PHONE -> phone(text);
            case LANGUAGE -> language(text);
            case TIME_ZONE -> timeZone(text);
            case COLOUR -> colour(text);
        };
    }

    /** Whether there is any text at all, readable or not. */
    public static boolean isPresent(String written) {
        return written != null && !SpaceAround.off(written).isEmpty();
    }

    /** The normal form, or empty where the text is absent or unreadable. */
    public Optional<String> ifReadable(String written) {
        try {
            return Optional.ofNullable(normal(written));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** Half a surrogate pair is no character either, and no database would take it. */
    private static boolean isNoCharacter(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static String email(String text) {
        if (!AddrSpec.PATTERN.matcher(text).matches()) {
            throw new Unreadable("must be an e-mail address, for instance maria@example.org");
        }
        return text;
    }

    private static String phone(String text) {
        var phones = PhoneNumberUtil.getInstance();
        try {
            var number = phones.parse(text, null);
            if (number.hasExtension()) throw new Unreadable("must have no extension");
            if (phones.isPossibleNumber(number)) return phones.format(number, PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            // said below
        }
        throw new Unreadable("must be a phone number with its country code, for instance +49 30 901820");
    }

    private static String language(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new Unreadable("must be a BCP 47 language tag, for instance de-DE");
        }
    }

    private static String timeZone(String text) {
        var name = TimeZones.BY_NAME.get(text);
        if (name == null) throw new Unreadable("must be an IANA time zone, for instance Europe/Berlin");
        return name;
    }

    private static String colour(String text) {
        var colour = text.toLowerCase(Locale.ROOT);
        if (Colours.NAMES.contains(colour) || Colours.HEX.matcher(colour).matches()) return colour;
        throw new Unreadable("must be " + String.join(", ", Colours.NAMES) + ", or #rrggbb");
    }

    private static final class Colours {

        static final List<String> NAMES =
                List.of("grey", "red", "orange", "yellow", "green", "teal", "blue", "indigo", "purple", "pink");
        static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");
    }

    /** Space of any script, the no-break ones included, which {@link String#strip} leaves. */
    private static final class SpaceAround {

        private static final Pattern PATTERN = Pattern.compile("^[\\s\\p{Z}\\x{85}]+|[\\s\\p{Z}\\x{85}]+$");

        static String off(String text) {
            return PATTERN.matcher(text).replaceAll("");
        }
    }

    private static final class AddrSpec {

        private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++";
        private static final String DOT_ATOM = ATOM + "(?:\\." + ATOM + ")*+";
        private static final String QUOTED = "\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*+\"";
        private static final String LITERAL = "\\[[!-Z^-~]*+\\]";

        static final Pattern PATTERN =
                Pattern.compile("(?:" + DOT_ATOM + "|" + QUOTED + ")@(?:" + DOT_ATOM + "|" + LITERAL + ")");
    }

    private static final class TimeZones {

        static final Map<String, String> BY_NAME = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        static {
            ZoneId.getAvailableZoneIds().forEach(name -> BY_NAME.put(name, name));
        }
    }
}
