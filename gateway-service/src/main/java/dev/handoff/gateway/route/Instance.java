package dev.handoff.gateway.route;

import java.net.URI;

/** One process of a service, at an address of its own, and whether it is to be called. */
final class Instance {

    /** A header of answers: the process has just begun, or is about to end, and others are to be called instead. */
    static final String NOT_READY = "Handoff-Not-Ready";

    private final URI address;
    private final String base;
    private volatile boolean away;

    Instance(URI address) {
        this.address = address;
        this.base = address.getScheme() + "://" + address.getRawAuthority();
    }

    URI address() {
        return address;
    }

    boolean isAway() {
        return away;
    }

    /** Takes note of whether it can be reached, and wants to be called. */
    void isAway(boolean away) {
        this.away = away;
    }

    /** The same request, at this instance. */
    URI at(URI request) {
        var query = request.getRawQuery();
        return URI.create(base + request.getRawPath() + (query == null ? "" : "?" + query));
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
