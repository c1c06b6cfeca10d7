package dev.handoff.inbox.signal;

/**
 * Hears what instances of this service tell each other by {@code pg_notify} on one channel, its own words included. All
 * listeners share a connection and a thread: be quick. Declare it as a bean.
 */
public interface SignalListener {

    /** A name for {@code LISTEN}: lower case letters and underscores. */
    String channel();

    /** Something was said. */
    void heard(String text);

    /** Listening begins, or begins again: what was said before has been missed. */
    void connected();
}
