package dev.handoff.systemtests.benchmark;

import java.time.Duration;

/**
 * How much a benchmark does.
 *
 * @param rounds of the system, and as many of its limit
 * @param duration of each
 * @param size how many things there are while it is measured; 0 where that does not matter
 */
record Scope(int rounds, Duration duration, int size) {

    static Scope of(int rounds, int seconds, int size) {
        return new Scope(rounds, Duration.ofSeconds(seconds), size);
    }
}
