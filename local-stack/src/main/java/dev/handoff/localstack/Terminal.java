package dev.handoff.localstack;

import java.time.Duration;

/** What people read while the stack comes up and runs: a line for each thing that happens. */
final class Terminal {

    private final long begun = System.nanoTime();

    synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    void say(Program program, String what) {
        say("  %-11s %s".formatted(program.name(), what));
    }

    synchronized void complain(String line) {
        System.out.flush();
        System.err.println(line);
    }

    /** Seconds since the start, as people say them. */
    String elapsed() {
        return seconds(System.nanoTime() - begun);
    }

    static String seconds(long nanoseconds) {
        return "%.1f s".formatted(Duration.ofNanos(nanoseconds).toMillis() / 1_000.0);
    }
}
