package dev.handoff.starter.replay;

/** An event could not be applied, or not even be read. */
final class Unapplied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 200;

    Unapplied(long position, Throwable cause) {
        super("The event at position " + position + " could not be applied: " + inShort(cause), cause);
    }

    /** What to tell of any failure: not more than the first line, since in further ones a database quotes rows. */
    static String inShort(Throwable failure) {
        if (failure instanceof Unapplied) return failure.getMessage();
        var innermost = failure;
        while (innermost.getCause() != null) innermost = innermost.getCause();
        var line = String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), LONGEST));
    }
}
