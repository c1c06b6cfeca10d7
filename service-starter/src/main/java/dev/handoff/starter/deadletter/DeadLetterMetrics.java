package dev.handoff.starter.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How many dead letters there are of each source, looked up beside the scrapes; NaN while the database does not tell. */
final class DeadLetterMetrics implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterMetrics.class);
    private static final long EVERY_SECONDS = 5;

    private final DeadLetters letters;
    private final MeterRegistry metrics;
    private final Map<String, Double> counts = new ConcurrentHashMap<>();
    private volatile ScheduledExecutorService thread;

    DeadLetterMetrics(DeadLetters letters, MeterRegistry metrics) {
        this.letters = letters;
        this.metrics = metrics;
    }

    private void look() {
        try {
            letters.counts().forEach(this::keep);
        } catch (DataAccessException | TransactionException e) {
            counts.replaceAll((_, _) -> Double.NaN);
            LOG.debug("How many dead letters there are is not known", e);
        }
    }

    private void keep(String source, long count) {
        if (counts.put(source, (double) count) != null) return;
        Gauge.builder("handoff.dead.letters", () -> counts.get(source))
                .tag("source", source)
                .description("Events that a consumer or reaction could not take, and those that wait behind them")
                .register(metrics);
    }

    @Override
    public void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("dead-letters").daemon().factory());
        thread.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        thread.shutdownNow();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
