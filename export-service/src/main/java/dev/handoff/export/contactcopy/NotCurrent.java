package dev.handoff.export.contactcopy;

import java.time.Duration;

/** The copy could not be brought up to date in time. */
public final class NotCurrent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotCurrent(String waitedFor, Duration patience) {
        super("waited " + patience.toSeconds() + " s in vain for " + waitedFor);
    }
}
