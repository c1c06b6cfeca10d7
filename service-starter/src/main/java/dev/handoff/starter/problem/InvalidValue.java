package dev.handoff.starter.problem;

/** A converter of query parameters refuses a value; the message is told to the caller, after the parameter's name. */
public final class InvalidValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidValue(String message) {
        super(message);
    }
}
