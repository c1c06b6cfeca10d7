package dev.handoff.starter.problem;

import org.springframework.core.NestedExceptionUtils;

/** What went wrong, for a log that others read. */
public final class Cause {

    private static final int LONGEST = 200;

    private Cause() {}

    /**
     * The innermost cause: its class and the first line of its message. Not more: in further lines a database quotes rows,
     * and those are about people.
     */
    public static String inOneLine(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure).getClass().getName() + ": "
                + messageInOneLine(failure);
    }

    /** The same without the class, which does not leave a service. */
    public static String messageInOneLine(Throwable failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        var line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), LONGEST));
    }
}
