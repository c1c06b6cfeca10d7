package dev.handoff.starter.replay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What replays tell of themselves, on the instance that is at work. */
final class ReplayMetrics {

    private final MeterRegistry registry;
    private final Timer writersWaited;
    private final Map<String, LongSupplier> positions = new ConcurrentHashMap<>();

    ReplayMetrics(MeterRegistry registry) {
        this.registry = registry;
        writersWaited = Timer.builder("handoff.replay.writers.waited")
                .description("How long commands were made to wait for the end of a replay, each try")
                .register(registry);
    }

    void of(String projection) {
        Gauge.builder("handoff.replay.position", () -> position(projection))
                .tag("projection", projection)
                .description("Position of the last event that the replay of this instance has; NaN if it is at none")
                .register(registry);
    }

    void began(String projection, LongSupplier position) {
        positions.put(projection, position);
    }

    void ended(String projection) {
        positions.remove(projection);
    }

    void writersWaited(long nanos) {
        writersWaited.record(nanos, TimeUnit.NANOSECONDS);
    }

    private double position(String projection) {
        var position = positions.get(projection);
        return position == null ? Double.NaN : position.getAsLong();
    }
}
