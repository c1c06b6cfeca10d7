package dev.handoff.starter.web.idempotency;

import dev.handoff.starter.problem.Refusal;

/** 422: the same caller used the same key for the same call, but with another body. */
final class KeyReused extends Refusal {

    private static final long serialVersionUID = 1L;

    KeyReused() {
        super(422, "idempotency-key-reused", "This Idempotency-Key was used with another body: take a new one.");
    }
}
