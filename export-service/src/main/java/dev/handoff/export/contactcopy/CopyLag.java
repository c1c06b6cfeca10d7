package dev.handoff.export.contactcopy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** Tells the operators how many events of the topic are not in the copy yet. */
final class CopyLag {

    private static final Logger LOG = LoggerFactory.getLogger(CopyLag.class);

    private final ContactTopic topic;
    private final ConsumedOffsets consumed;
    private volatile double lag = Double.NaN;

    CopyLag(ContactTopic topic, ConsumedOffsets consumed, MeterRegistry metrics) {
        this.topic = topic;
        this.consumed = consumed;
        Gauge.builder("handoff.contactcopy.lag", () -> lag)
                .description("Events of contacts on Kafka that are not in the copy yet; unknown while Kafka is away")
                .baseUnit("events")
                .register(metrics);
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void look() throws InterruptedException {
        try {
            lag = topic.ends().map(this::behind).orElse(0L);
        } catch (KafkaException | DataAccessException e) {
            LOG.debug("The lag of the copy is unknown", e);
            lag = Double.NaN;
        }
    }

    private long behind(ContactTopic.Offsets ends) {
        var inCopy = consumed.of(ends.id());
        return ends.offsets().entrySet().stream()
                .mapToLong(end -> end.getValue() - inCopy.getOrDefault(end.getKey(), 0L))
                .sum();
    }
}
