package dev.handoff.starter.replay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Tells of replays that failed, on every instance, since the one that was at work may be gone. */
record FailedReplays(Replays replays) implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(FailedReplays.class);

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("handoff.replay.failed", this::count)
                .description("Replays that failed and were neither resumed nor given up; NaN while it is not known")
                .register(registry);
    }

    private double count() {
        try {
            return replays.countFailed();
        } catch (DataAccessException e) {
            LOG.debug("Which replays failed is not known", e);
            return Double.NaN;
        }
    }
}
