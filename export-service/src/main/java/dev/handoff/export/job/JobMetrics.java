package dev.handoff.export.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** Tells the operators how many exports there are in each status, and how long the next one has been waiting. */
final class JobMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(JobMetrics.class);

    private final Exports exports;
    private volatile Map<ExportStatus, Long> counts = Map.of();
    private volatile long longestWaitMillis;

    JobMetrics(Exports exports, MeterRegistry metrics) {
        this.exports = exports;
        for (var status : ExportStatus.values()) {
            Gauge.builder("handoff.exports.jobs", () -> counts.getOrDefault(status, 0L))
                    .description("Exports by status, of all instances together")
                    .tag("status", status.id())
                    .register(metrics);
        }
        TimeGauge.builder("handoff.exports.queue.age", () -> longestWaitMillis, TimeUnit.MILLISECONDS)
                .description("How long the export at the head of the queue has been waiting")
                .register(metrics);
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            counts = new EnumMap<>(exports.countByStatus());
            longestWaitMillis = exports.longestWaitMillis();
        } catch (DataAccessException e) {
            LOG.debug("The exports cannot be counted", e);
        }
    }
}
