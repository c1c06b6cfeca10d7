package dev.handoff.starter.reaction;

import dev.handoff.starter.operations.Rate;
import dev.handoff.starter.store.EventLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.core.JacksonException;

/**
 * How far a reaction is behind, on whatever instance it runs; NaN while the database does not tell. Looked up beside the
 * scrapes: one that waited for a database that is away would look like a service that is.
 */
final class ReactionLag {

    private static final Logger LOG = LoggerFactory.getLogger(ReactionLag.class);

    private final String reaction;
    private final EventLog log;
    private final ReactionPositions positions;
    private final Rate rate = new Rate();
    private volatile double events = Double.NaN;
    private volatile double ageMillis = Double.NaN;

    ReactionLag(String reaction, EventLog log, ReactionPositions positions, MeterRegistry metrics) {
        this.reaction = reaction;
        this.log = log;
        this.positions = positions;
        Gauge.builder("handoff.reaction.lag", () -> events)
                .tag("reaction", reaction)
                .description("Events that are stored and that the reaction has not had yet")
                .register(metrics);
        TimeGauge.builder("handoff.reaction.lag.age", () -> ageMillis, TimeUnit.MILLISECONDS)
                .tag("reaction", reaction)
                .description("Age of the oldest event that the reaction has not had yet")
                .register(metrics);
    }

    String reaction() {
        return reaction;
    }

    double eventsPerSecond() {
        return rate.perSecond();
    }

    void look() {
        try {
            var position = positions.of(reaction).orElse(0);
            rate.at(position);
            events = log.head() - position;
            ageMillis = ageAfter(position);
        } catch (DataAccessException e) {
            events = Double.NaN;
            ageMillis = Double.NaN;
            LOG.debug("How far {} is behind is not known", reaction, e);
        }
    }

    /** Without an end, if the next event cannot even be read: the reaction does not come past it. */
    private double ageAfter(long position) {
        try {
            return log.after(position, 1).stream()
                    .findFirst()
                    .map(event -> Duration.between(event.at(), Instant.now()))
                    .orElse(Duration.ZERO)
                    .toMillis();
        } catch (IllegalArgumentException | JacksonException e) {
            LOG.debug("The event after {} cannot be read", position, e);
            return Double.POSITIVE_INFINITY;
        }
    }
}
