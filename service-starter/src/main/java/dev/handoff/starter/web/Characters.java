package dev.handoff.starter.web;

/** What characters a text may hold. */
public final class Characters {

    public static final String NOT_STORABLE = "must not contain NUL or half a surrogate pair";

    private Characters() {}

    /** False for NUL and for half a surrogate pair: PostgreSQL takes neither, and UTF-8 has no form for the latter. */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
