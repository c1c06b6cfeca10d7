package dev.handoff.gateway.answer;

import java.util.Map;

/** What every answer of the gateway bears, whoever gave it: a service, the gateway, or its HTTP decoder. */
final class AnswerHeaders {

    /**
     * One policy for all: pages may load nothing but the gateway's own files, and nobody may frame them. {@code data:}
     * images are the little arrows of the API viewer.
     */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Names and values, set over whatever a service said. */
    static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer");

    private AnswerHeaders() {}
}
