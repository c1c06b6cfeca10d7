package dev.handoff.systemtests.fault;

import java.time.Duration;

/**
 * One way in which things go wrong while a team works.
 *
 * @param name as the table tells it
 * @param times how often it happens, at random moments
 * @param lasts how long, before it is undone
 * @param before what has to be set up for it, and {@code after} to be taken down, while nobody works
 */
record Fault(String name, int times, Duration lasts, Step before, Step strike, Step undo, Step after) {

    interface Step {
        void run() throws Exception;
    }

    private static final Step NOTHING = () -> {};

    /** One that is over as soon as it has happened. */
    static Fault of(String name, int times, Step strike) {
        return new Fault(name, times, Duration.ZERO, NOTHING, strike, NOTHING, NOTHING);
    }

    Fault lasting(Duration time, Step undo) {
        return new Fault(name, times, time, before, strike, undo, after);
    }

    Fault between(Step before, Step after) {
        return new Fault(name, times, lasts, before, strike, undo, after);
    }
}
