package dev.handoff.starter.operations;

import dev.handoff.starter.problem.Refusal;

/** Sends stored events to Kafka again; declare it as a bean. */
public interface Republisher {

    /**
     * Begins, and returns at once.
     *
     * @param to the last position, or the time before which the last event happened; null for all that is stored now
     * @param topic null for the service's own
     * @param by who asked for it
     * @throws Refusal if events are being sent again already, or it makes no sense
     */
    ProjectionState republish(ReplayFrom from, ReplayFrom to, String topic, String by);
}
