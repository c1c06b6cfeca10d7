package dev.handoff.gateway.client;

import dev.handoff.gateway.answer.Problem;
import dev.handoff.gateway.answer.Refusal;
import java.util.Map;

/** The gateway was built without the web client, which is a choice: everything else works. */
class NoWebClient extends Refusal {

    NoWebClient() {
        super(
                Problem.NOT_FOUND,
                "This gateway was built without the web client; the API is described at /docs.",
                Map.of());
    }
}
