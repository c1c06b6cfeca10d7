package dev.handoff.starter.messaging;

/** A record on a topic that is no event, or none that this version knows. The message does not tell what is in it. */
public final class UnreadableRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRecord(String why) {
        super(why, null, false, false);
    }
}
