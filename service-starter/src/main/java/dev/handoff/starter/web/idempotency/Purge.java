package dev.handoff.starter.web.idempotency;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Forgets old requests, every ten minutes. */
final class Purge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    private final KeyedRequests requests;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("idempotency-purge").factory());

    Purge(KeyedRequests requests) {
        this.requests = requests;
    }

    void start() {
        var _ = timer.scheduleWithFixedDelay(this::purge, 10, 10, TimeUnit.MINUTES);
    }

    private void purge() {
        try {
            LOG.debug("forgot {} old requests", requests.purge());
        } catch (DataAccessException e) {
            LOG.warn("old requests stay for now", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
