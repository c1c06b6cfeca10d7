package dev.handoff.gateway.answer;

import java.util.Map;

/** What every answer of the gateway bears, whoever gave it: a service, the gateway, or its HTTP decoder. */
final class AnswerHeaders {

    /**
     * One policy for all: pages load and call nothing but the gateway itself, run no script that stands in a page, and
     * nobody may frame them. {@code data:} images are small icons in style sheets.
     */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'";

    /** Names and values, set over whatever a service said. */
    static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer");

    private AnswerHeaders() {}
}
