package dev.handoff.starter.replay;

import dev.handoff.starter.problem.Cause;

/** An event could not be applied, or not even be read. */
final class Unapplied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unapplied(long position, Throwable cause) {
        super("The event at position " + position + " could not be applied: " + inShort(cause), cause);
    }

    /** What to tell of any failure. */
    static String inShort(Throwable failure) {
        return failure instanceof Unapplied ? failure.getMessage() : Cause.messageInOneLine(failure);
    }
}
