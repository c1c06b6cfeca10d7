package dev.handoff.starter.web;

import dev.handoff.starter.problem.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a page begins: behind the item with these sort keys (keyset, never offset). A controller takes it as a parameter
 * and asks for the {@link #keys} of its own list; to callers it is opaque.
 *
 * @param token what the caller sent as {@code cursor}; null for the first page
 */
public record Cursor(String token) {

    public static final Cursor START = new Cursor(null);

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * The cursor behind an item.
     *
     * @param list names the list and its order, for instance {@code contacts-by-name}: no cursor of it fits another
     * @param keys what the list is sorted by, ending with something unique; read back by {@link CursorKeys}
     */
    public static Cursor after(String list, Object... keys) {
        var content = Stream.concat(Stream.of(list), Arrays.stream(keys).map(CursorKeys::toText))
                .toList();
        var json = JSON.writeValueAsString(content);
        var bytes = (checksum(json) + json).getBytes(StandardCharsets.UTF_8);
        return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * The keys of the item that this page begins behind; empty for the first page.
     *
     * @param count how many keys the list has
     * @throws InvalidRequest if this is a cursor of another list, or none at all
     */
    public Optional<CursorKeys> keys(String list, int count) {
        if (token == null) return Optional.empty();
        var content = content();
        if (content.size() != count + 1 || !content.getFirst().equals(list)) throw garbled();
        return Optional.of(new CursorKeys(content.subList(1, content.size())));
    }

    private List<String> content() {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.length() < 8 || !text.startsWith(checksum(text.substring(8)))) throw garbled();
            return List.of(JSON.readValue(text.substring(8), String[].class));
        } catch (IllegalArgumentException | JacksonException | NullPointerException e) {
            throw garbled();
        }
    }

    /** So that a cursor that lost a letter on its way is refused, not taken for another place in the list. */
    private static String checksum(String json) {
        var crc = new CRC32C();
        crc.update(json.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }

    static InvalidRequest garbled() {
        return new InvalidRequest("cursor", "is not a nextCursor of this list");
    }
}
