package dev.handoff.starter.command;

import java.util.Optional;
import java.util.concurrent.Callable;

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

    /** Runs work as coming from here. */
    public <T> T call(Callable<T> work) throws Exception {
        var before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.call();
        } finally {
            if (before == null) CURRENT.remove();
            else CURRENT.set(before);
        }
    }
}
