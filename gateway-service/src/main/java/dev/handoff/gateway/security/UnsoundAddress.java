package dev.handoff.gateway.security;

import dev.handoff.gateway.answer.Problem;
import dev.handoff.gateway.answer.Refusal;
import java.util.Map;

/** A path that may mean one thing here and another thing at a service. */
class UnsoundAddress extends Refusal {

    UnsoundAddress() {
        super(
                Problem.INVALID_REQUEST,
                "The path may hold no empty or dot segments, no ; or \\, and no encoded / . ; \\ or % signs.",
                Map.of());
    }
}
