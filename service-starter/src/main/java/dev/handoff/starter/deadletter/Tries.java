package dev.handoff.starter.deadletter;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A few quick tries, for what may be a race that was lost. */
public final class Tries {

    static final int SEVERAL = 3;

    private static final long PAUSE_MILLIS = 50;

    private Tries() {}

    /** What is tried. */
    @FunctionalInterface
    public interface Work {

        void run() throws Exception;
    }

    /**
     * Returns why it failed each time; empty once it went well.
     *
     * @throws Exception what passes by itself, at once
     */
    public static Optional<Exception> several(Work work) throws Exception {
        return of(SEVERAL, work);
    }

    static Optional<Exception> of(int tries, Work work) throws Exception {
        for (var attempt = 1; ; attempt++) {
            try {
                work.run();
                return Optional.empty();
            } catch (Exception e) {
                if (PassingCause.isIn(e)) throw e;
                if (attempt == tries) return Optional.of(e);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS * attempt);
            }
        }
    }
}
