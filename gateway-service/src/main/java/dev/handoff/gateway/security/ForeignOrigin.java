package dev.handoff.gateway.security;

import dev.handoff.gateway.answer.Problem;
import dev.handoff.gateway.answer.Refusal;
import java.util.Map;

/** A browser asks whether a page of another origin may call, and it may not. */
class ForeignOrigin extends Refusal {

    ForeignOrigin() {
        super(Problem.FORBIDDEN, "Pages of this origin may not call: see HANDOFF_CORS_ORIGINS.", Map.of());
    }
}
