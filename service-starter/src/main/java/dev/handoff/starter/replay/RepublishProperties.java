package dev.handoff.starter.replay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code handoff.republish.*}.
 *
 * @param rate events in a second at most, 1 or more
 */
@ConfigurationProperties("handoff.republish")
record RepublishProperties(@DefaultValue("2000") int rate) {

    private static final int BATCHES_IN_A_SECOND = 10;
    private static final int LARGEST_BATCH = 500;

    RepublishProperties {
        if (rate < 1) throw new IllegalArgumentException("handoff.republish.rate must be 1 or more");
    }

    /** Small, so that events come evenly and whoever pauses it need not wait. */
    int batch() {
        return Math.clamp(rate / BATCHES_IN_A_SECOND, 1, LARGEST_BATCH);
    }

    /** How long so many events take at least, in nanoseconds. */
    long timeFor(int events) {
        return events * Duration.ofSeconds(1).toNanos() / rate;
    }
}
