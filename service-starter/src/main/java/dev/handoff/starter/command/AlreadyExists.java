package dev.handoff.starter.command;

/** An aggregate was to be created under an id that has events already; nothing was stored. */
public final class AlreadyExists extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyExists(Throwable cause) {
        super("an aggregate with this id exists", cause);
    }
}
