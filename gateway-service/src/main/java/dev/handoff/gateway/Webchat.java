package dev.handoff.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether visitors of a website may write, who have no token of the issuer.
 *
 * @param enabled off: there is neither the page nor the API
 * @param requestsPerSecond of one address, 1 or more, with bursts of twice as many
 */
@ConfigurationProperties("handoff.webchat")
public record Webchat(boolean enabled, int requestsPerSecond) {

    public Webchat {
        if (requestsPerSecond < 1)
            throw new IllegalArgumentException(
                    "HANDOFF_WEBCHAT_RATE_LIMIT must be 1 or more, but is " + requestsPerSecond);
    }
}
