package dev.handoff.gateway.session;

import dev.handoff.gateway.answer.Problem;
import dev.handoff.gateway.answer.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Proof that a command comes from a page of ours. A browser sends cookies whichever page is behind a request; the token is
 * known only to pages that can read {@code GET /session}.
 */
final class CsrfToken {

    static final String HEADER = "X-CSRF-Token";

    private static final Set<String> ONLY_READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OF_OURS = Set.of("same-origin", "none");

    /** A command without proof. */
    static final class Missing extends Refusal {

        private Missing(String detail) {
            super(Problem.FORBIDDEN, detail, Map.of());
        }
    }

    private CsrfToken() {}

    /** @throws Missing if this is a command that a page of somebody else may have sent */
    static void require(Session session, ServerHttpRequest request) {
        if (ONLY_READING.contains(request.getMethod().name())) return;
        var from = request.getHeaders().getFirst("Sec-Fetch-Site");
        if (from != null && !OF_OURS.contains(from))
            throw new Missing("Pages of other sites may not do anything with this session.");
        var given = request.getHeaders().getFirst(HEADER);
        if (given == null || !same(given, session.csrfToken()))
            throw new Missing("What changes something needs the header %s, with the csrfToken of GET /session."
                    .formatted(HEADER));
    }

    /** Takes as long wherever the first difference is. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
