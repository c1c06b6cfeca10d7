package dev.handoff.starter.replay;

/** A replay was paused, cancelled or begun anew while it was at work, or the service stops. */
final class Halted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Halted() {
        super(null, null, false, false);
    }
}
