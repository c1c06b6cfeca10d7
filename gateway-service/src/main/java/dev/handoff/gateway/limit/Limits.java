package dev.handoff.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How much one caller may ask for.
 *
 * @param requestsPerSecond of one person, 0 or more; 0: no limit
 * @param body the largest body of a request
 * @param exportBody the largest body of {@code POST /api/exports}
 */
@ConfigurationProperties("handoff.limits")
record Limits(int requestsPerSecond, DataSize body, DataSize exportBody) {

    Limits {
        if (requestsPerSecond < 0)
            throw new IllegalArgumentException("HANDOFF_RATE_LIMIT must not be negative, but is " + requestsPerSecond);
    }
}
