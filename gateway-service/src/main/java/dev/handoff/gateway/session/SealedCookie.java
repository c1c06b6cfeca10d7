package dev.handoff.gateway.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * A cookie that no script can read, and no page of another site can send with more than a link. A browser keeps 4 KiB in
 * one, so a longer value is continued in {@code name_1}, {@code name_2} and so on.
 *
 * @param secure whether it is kept to TLS; the name says so too, which browsers enforce against other hosts of the domain
 */
record SealedCookie(String name, String path, boolean secure) {

    private static final int PART = 3_800;
    /** With the other headers they have to fit into what the gateway reads of a request: HANDOFF_HEADER_LIMIT. */
    private static final int PARTS = 6;

    SealedCookie {
        if (secure && path.equals("/")) name = "__Host-" + name;
    }

    @Nullable
    String read(ServerHttpRequest request) {
        var first = part(request, 0);
        if (first == null) return null;
        var value = new StringBuilder(first);
        for (var n = 1; n < PARTS; n++) {
            var next = part(request, n);
            if (next == null) break;
            value.append(next);
        }
        return value.toString();
    }

    private @Nullable String part(ServerHttpRequest request, int n) {
        var cookie = request.getCookies().getFirst(partName(n));
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    /**
     * @param maxAge how long the browser keeps it; null: until it is closed
     * @throws IllegalStateException if the value is longer than browsers can be trusted to keep
     */
    void write(ServerWebExchange exchange, String value, @Nullable Duration maxAge) {
        if (value.length() > PART * PARTS)
            throw new IllegalStateException(
                    "A session of %d characters does not fit into cookies: the provider's tokens"
                                    .formatted(value.length())
                            + " are too large");
        var parts = (value.length() + PART - 1) / PART;
        for (var n = 0; n < parts; n++)
            add(exchange.getResponse(), n, value.substring(n * PART, Math.min(value.length(), (n + 1) * PART)), maxAge);
        removeFrom(parts, exchange);
    }

    void remove(ServerWebExchange exchange) {
        removeFrom(0, exchange);
    }

    private void removeFrom(int firstPart, ServerWebExchange exchange) {
        for (var n = firstPart; n < PARTS; n++) {
            if (part(exchange.getRequest(), n) != null) add(exchange.getResponse(), n, "", Duration.ZERO);
        }
    }

    private void add(ServerHttpResponse response, int n, String value, @Nullable Duration maxAge) {
        var cookie = ResponseCookie.from(partName(n), value)
                .path(path)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax");
        if (maxAge != null) cookie.maxAge(maxAge);
        response.addCookie(cookie.build());
    }

    private String partName(int n) {
        return n == 0 ? name : name + "_" + n;
    }
}
