package dev.handoff.starter.replay;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code handoff.replay.*}.
 *
 * @param batch events in one transaction, 1 or more
 * @param share how much of the time a replay works, 0.01 to 1; the rest of it rests
 */
@ConfigurationProperties("handoff.replay")
record ReplayProperties(
        @DefaultValue("2000") int batch,
        @DefaultValue("1.0") double share) {

    ReplayProperties {
        if (batch < 1) throw new IllegalArgumentException("handoff.replay.batch must be 1 or more");
        if (share < 0.01 || share > 1) throw new IllegalArgumentException("handoff.replay.share must be 0.01 to 1");
    }
}
