package dev.handoff.gateway.security;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Which web origins other than the gateway's own may call the API; none by default.
 *
 * @param corsOrigins as {@code https://desk.example.com}, exactly as browsers send them
 */
@ConfigurationProperties("handoff")
record CrossOriginRules(@Nullable List<String> corsOrigins) {

    private static final Duration REMEMBERED_BY_BROWSERS = Duration.ofHours(1);

    boolean allow(String origin) {
        return corsOrigins != null && corsOrigins.contains(origin);
    }

    CorsConfiguration forBrowsers() {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(corsOrigins);
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of(
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "If-Range",
                "Last-Event-ID",
                "Range",
                "X-Correlation-Id"));
        rules.setExposedHeaders(List.of(
                "Accept-Ranges",
                "Content-Disposition",
                "Content-Range",
                "ETag",
                "Location",
                "Retry-After",
                "WWW-Authenticate",
                "X-Correlation-Id"));
        rules.setMaxAge(REMEMBERED_BY_BROWSERS);
        return rules;
    }
}
