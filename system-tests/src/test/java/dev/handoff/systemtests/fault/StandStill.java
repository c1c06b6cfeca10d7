package dev.handoff.systemtests.fault;

import dev.handoff.systemtests.stack.Stack;

/** A program that neither does anything nor is gone, as on a machine that is frozen for a while. */
final class StandStill {

    private final Stack stack;
    private final String program;
    private long stopped;

    StandStill(Stack stack, String program) {
        this.stack = stack;
        this.program = program;
    }

    void begin() {
        stopped = stack.part(program).pid();
        stack.signal(stopped, "STOP");
    }

    void end() {
        stack.signal(stopped, "CONT");
    }
}
