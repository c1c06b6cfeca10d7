package dev.handoff.export.file;

import java.util.regex.Pattern;

/** Text as Excel can hold it. */
final class XlsxText {

    /** Excel refuses to open a file with a longer cell, in UTF-16 units. */
    static final int LONGEST_CELL = 32_767;

    /** Excel reads this as one character by its code, so text that happens to look like it needs its underscore escaped. */
    private static final Pattern CODE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private XlsxText() {}

    /** The text without what XML cannot hold, cut to what a cell can. */
    static String of(String text) {
        return isPlain(text) ? text : cleaned(text);
    }

    /** What nearly all texts are: nothing is to be done about them. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            if (unit < 0x20 || unit > 0xD7FF || unit == '_') return false;
        }
        return text.length() <= LONGEST_CELL;
    }

    private static String cleaned(String text) {
        var valid = text.codePoints().allMatch(XlsxText::inXml)
                ? text
                : text.codePoints()
                        .filter(XlsxText::inXml)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        return CODE.matcher(cut(valid)).replaceAll("_x005F_");
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_CELL) return text;
        var end = Character.isHighSurrogate(text.charAt(LONGEST_CELL - 1)) ? LONGEST_CELL - 1 : LONGEST_CELL;
        return text.substring(0, end);
    }

    /** What the production {@code Char} of XML 1.0 allows; lone surrogates are not among it. */
    private static boolean inXml(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || codePoint >= 0x10000;
    }
}
