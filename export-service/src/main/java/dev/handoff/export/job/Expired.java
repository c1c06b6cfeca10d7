package dev.handoff.export.job;

import dev.handoff.starter.problem.Refusal;
import java.time.Instant;

/** 410: the file of an export past its retention. */
final class Expired extends Refusal {

    private static final long serialVersionUID = 1L;

    Expired(Instant expiresAt) {
        super(
                410,
                "expired",
                "The file was kept until " + expiresAt + "; export again to get the contacts as they are now.");
    }
}
