package dev.handoff.starter.web;

import java.util.Optional;
import java.util.concurrent.Callable;

/** What the current request's {@code Idempotency-Key} stands for. */
public final class IdempotencyKey {

    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private IdempotencyKey() {}

    /**
     * An id for what the request creates, the same for every request of this caller with this call and key; empty where
     * the request has no key. A request that is retried because its answer got lost, or the service died before it was
     * kept, so finds what the first one created.
     */
    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Runs work as coming from a request with a key. */
    public static <T> T with(String id, Callable<T> work) throws Exception {
        CURRENT.set(id);
        try {
            return work.call();
        } finally {
            CURRENT.remove();
        }
    }
}
