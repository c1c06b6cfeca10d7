package dev.handoff.starter.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param nextCursor opaque; null on the last page
 */
public record Page<T>(List<T> items, String nextCursor) {

    /**
     * A page of what a query for {@link Limit#plusOne} rows found.
     *
     * @param cursorOf the cursor behind a row
     */
    public static <T> Page<T> of(List<T> found, Limit limit, Function<? super T, Cursor> cursorOf) {
        if (found.size() <= limit.value()) return new Page<>(List.copyOf(found), null);
        var items = List.copyOf(found.subList(0, limit.value()));
        return new Page<>(items, cursorOf.apply(items.getLast()).token());
    }

    /** The same page in another form: of rows, say, what the caller sees of them. */
    public <R> Page<R> map(Function<? super T, ? extends R> form) {
        return new Page<>(items.stream().<R>map(form).toList(), nextCursor);
    }
}
