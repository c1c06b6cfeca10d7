package dev.handoff.gateway.limit;

import dev.handoff.gateway.answer.Problem;
import dev.handoff.gateway.answer.Refusal;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** The body of a request is larger than its address takes. */
class TooLarge extends Refusal {

    TooLarge(DataSize limit) {
        super(Problem.TOO_LARGE, "The body may hold at most %d KiB.".formatted(limit.toKilobytes()), Map.of());
    }
}
