package dev.handoff.starter.command;

import dev.handoff.starter.problem.CorrelationFilter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.MDC;

/**
 * Where the work of the current thread comes from; every event that it leads to carries both.
 *
 * @param actor the agent or bot, or null where the system acts by itself
 * @param correlationId the request, as in {@code X-Correlation-Id}
 */
public record Origin(String actor, String correlationId) {

    private static final ThreadLocal<Origin> CURRENT = new ThreadLocal<>();

    public static Optional<Origin> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Runs work as coming from here; what it logs says so, too. */
    public <T> T call(Callable<T> work) throws Exception {
        var before = CURRENT.get();
        var loggedBefore = MDC.get(CorrelationFilter.LOGGED_AS);
        become(this, CorrelationFilter.loggable(correlationId));
        try {
            return work.call();
        } finally {
            become(before, loggedBefore);
        }
    }

    private static void become(Origin origin, String logged) {
        if (origin == null) CURRENT.remove();
        else CURRENT.set(origin);
        if (logged == null) MDC.remove(CorrelationFilter.LOGGED_AS);
        else MDC.put(CorrelationFilter.LOGGED_AS, logged);
    }
}
