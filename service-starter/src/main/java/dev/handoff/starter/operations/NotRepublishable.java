package dev.handoff.starter.operations;

import dev.handoff.starter.problem.Refusal;

/** 409: the service publishes nothing. */
final class NotRepublishable extends Refusal {

    private static final long serialVersionUID = 1L;

    NotRepublishable(String service) {
        super(
                409,
                "not-republishable",
                "The service " + service
                        + " has no events of its own. Those of contacts are republished by contacts, those"
                        + " of conversations by inbox.");
    }
}
