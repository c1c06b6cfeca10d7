package dev.handoff.starter.web;

import java.util.Optional;
import java.util.function.Function;

/**
 * A field of a JSON merge patch (RFC 7396): absent (leave it), null (take it away) or a value (set it). For record
 * components; constraints on the component apply to the value ({@code @Text(max = 200) Patch<String> name}). Never null
 * itself.
 *
 * @param isPresent whether the patch names the field
 * @param value what to set; null to take it away
 */
public record Patch<T>(boolean isPresent, T value) {

    public static <T> Patch<T> absent() {
        return new Patch<>(false, null);
    }

    public static <T> Patch<T> of(T value) {
        return new Patch<>(true, value);
    }

    /** What the field is after the patch. */
    public T orKeep(T current) {
        return isPresent ? value : current;
    }

    /** The same patch of another type; {@code change} never sees null. */
    public <R> Patch<R> map(Function<? super T, ? extends R> change) {
        return isPresent ? of(Optional.ofNullable(value).<R>map(change).orElse(null)) : absent();
    }
}
