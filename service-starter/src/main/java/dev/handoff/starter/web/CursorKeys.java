package dev.handoff.starter.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The sort keys in a {@link Cursor}, in the order in which they were given to {@link Cursor#after}.
 *
 * <p>All methods take the key's index and throw {@link dev.handoff.starter.problem.InvalidRequest} if it is not of the
 * kind.
 */
public final class CursorKeys {

    private final List<String> keys;

    CursorKeys(List<String> keys) {
        this.keys = keys;
    }

    public String text(int index) {
        var text = keys.get(index);
        if (!Characters.isStorable(text)) throw Cursor.garbled();
        return text;
    }

    public long number(int index) {
        try {
            return Long.parseLong(keys.get(index));
        } catch (NumberFormatException e) {
            throw Cursor.garbled();
        }
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(keys.get(index));
        } catch (DateTimeException e) {
            throw Cursor.garbled();
        }
    }

    /** Instants keep all their digits: what was cut off would be found again on the next page. */
    static String toText(Object key) {
        return Objects.requireNonNull(key, "a list is sorted by something that is there")
                .toString();
    }
}
