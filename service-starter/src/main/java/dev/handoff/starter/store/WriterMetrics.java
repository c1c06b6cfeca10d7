package dev.handoff.starter.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the writer tells of itself. */
final class WriterMetrics {

    private final MeterRegistry registry;
    private final Timer transaction;
    private final DistributionSummary batch;
    private final Counter events;
    private final Counter refused;

    WriterMetrics(MeterRegistry registry) {
        this.registry = registry;
        transaction = Timer.builder("handoff.store.transaction")
                .description("Time to store one batch of appends, waiting for the lock included")
                .publishPercentileHistogram()
                .register(registry);
        batch = DistributionSummary.builder("handoff.store.batch")
                .description("Appends in one transaction")
                .register(registry);
        events = Counter.builder("handoff.store.events")
                .description("Events stored")
                .register(registry);
        refused = Counter.builder("handoff.store.refused")
                .description("Appends refused: a sequence or a claim was taken")
                .register(registry);
    }

    void queue(Collection<?> queue) {
        Gauge.builder("handoff.store.queue", queue, Collection::size)
                .description("Appends that wait for the writer")
                .register(registry);
    }

    void committed(List<Append> appends, int refusals, long nanos) {
        transaction.record(nanos, TimeUnit.NANOSECONDS);
        batch.record(appends.size());
        refused.increment(refusals);
        events.increment(
                appends.stream().mapToInt(append -> append.events().size()).sum());
    }
}
