package dev.handoff.gateway.client;

import dev.handoff.gateway.answer.Problem;
import dev.handoff.gateway.answer.Refusal;
import java.util.Map;

/** There is no chat for visitors here, unless it is wanted. */
class NoWebchat extends Refusal {

    NoWebchat() {
        super(Problem.NOT_FOUND, "The web chat is off: see HANDOFF_WEBCHAT.", Map.of());
    }
}
